import { once } from '@cruddur/contract/once.ts';
import type { ReactNode } from 'react';
import styles from './crud-actions.module.css';

const compact = once(() => new Intl.NumberFormat('en', { notation: 'compact' }));

interface CrudActionProps {
  /** For the style, and for the keyboard (keyboard.ts). */
  action: string;
  /** What a click does right now, in one word: it names the trace. */
  name?: string;
  label: string;
  icon: ReactNode;
  /** For what is either done or not. */
  pressed?: boolean;
  /** How many did it; shown above 0. */
  count?: number;
  /** One and many of it. */
  counted?: readonly [string, string];
  onClick: () => void;
}

/** A quiet button with a counter. */
export function CrudAction(props: CrudActionProps) {
  const { action, name = action, label, icon, pressed, count = 0, counted, onClick } = props;
  return (
    <button
      type="button"
      name={name}
      data-action={action}
      className={styles.action}
      aria-label={
        counted && count > 0 ? `${label}, ${count} ${counted[count === 1 ? 0 : 1]}` : label
      }
      aria-pressed={pressed}
      title={label}
      onClick={onClick}
    >
      {icon}
      {count > 0 && <span>{count < 1_000 ? count : compact().format(count)}</span>}
    </button>
  );
}
