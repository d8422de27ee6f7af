import styles from './thread.module.css';

/** The place of messages that are on their way. */
export function ThreadSkeleton() {
  return (
    <div aria-hidden="true" className={styles.bones}>
      <span />
      <span />
      <span />
      <span />
      <span />
    </div>
  );
}
