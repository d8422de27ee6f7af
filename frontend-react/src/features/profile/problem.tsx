import styles from './edit-profile-dialog.module.css';

/** What is wrong with a field; heard when it appears. */
export function Problem({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} role="alert" className={styles.problem}>
      {text}
    </p>
  );
}
