import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  /** One sentence. */
  text: string;
  /** The one thing to do: a button or a link. */
  children?: ReactNode;
}

/** Instead of something that is not there: a sentence and one thing to do. */
export function EmptyState({ icon: Icon, title, text, children }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      <span className={styles.icon}>
        <Icon size={36} strokeWidth={1.5} aria-hidden="true" />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
