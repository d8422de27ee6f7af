import { CODE_LENGTH } from '@cruddur/contract/api/accounts.ts';
import type { ChangeEvent } from 'react';
import styles from './field.module.css';
import { Field, type FieldProps } from './field.tsx';

/** Longer than a code, since people paste it with spaces, a dash, or the sentence around it. */
const PASTED_MAX = 40;

/** The field for the code from the mail; phones offer the code that has just come in. */
export function CodeField({ onChange, ...props }: Omit<FieldProps, 'label'>) {
  const keepDigits = (event: ChangeEvent<HTMLInputElement>) => {
    event.target.value = event.target.value.replace(/\D/g, '').slice(0, CODE_LENGTH);
    onChange?.(event);
  };
  return (
    <Field
      {...props}
      label="Code from the mail"
      className={`${styles.input} ${styles.code}`}
      onChange={keepDigits}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={PASTED_MAX}
      placeholder={'0'.repeat(CODE_LENGTH)}
    />
  );
}
