import styles from './crud-skeleton.module.css';

/** The place of cruds that are on their way, in the size that they usually have. */
export function CrudSkeletons({ count }: { count: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
        <div key={index} className={styles.skeleton}>
          <span className={styles.avatar} />
          <span className={styles.lines}>
            <span className={styles.short} />
            <span className={styles.line} />
            <span className={styles.middle} />
          </span>
        </div>
      ))}
    </div>
  );
}
