import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './field.module.css';

export interface FieldProps extends ComponentProps<'input'> {
  name: string;
  label: string;
  /** A sentence that says what is wrong; empty when nothing is. */
  problem: string;
  /** Stands below the field as long as nothing is wrong. */
  hint?: ReactNode;
  /** One character that stands before what is typed, and is no part of it. */
  start?: string;
  /** Stands in the field, at its end. */
  end?: ReactNode;
}

/** One line of a form: its label, the field, and what there is to say about it. */
export function Field({ label, problem, hint, start, end, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <span className={styles.box}>
        {start && (
          <span className={styles.start} aria-hidden="true">
            {start}
          </span>
        )}
        <input
          id={id}
          className={styles.input}
          required
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-problem ${id}-hint`}
          {...input}
        />
        {end}
      </span>
      <p id={`${id}-problem`} className={styles.problem}>
        {problem}
      </p>
      <div id={`${id}-hint`} className={styles.hint}>
        {hint}
      </div>
    </div>
  );
}
