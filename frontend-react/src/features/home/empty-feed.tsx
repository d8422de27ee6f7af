import { Bomb } from 'lucide-react';
import styles from './empty-feed.module.css';
import { openCompose } from './open-compose.ts';

/** A feed without cruds, and the one thing to do about it. */
export function EmptyFeed() {
  return (
    <section className={styles.empty}>
      <span className={styles.icon}>
        <Bomb size={36} strokeWidth={1.5} aria-hidden="true" />
      </span>
      <h2>Nothing to see here yet</h2>
      <p>Every crud has gone its way. Say something, it will be gone soon enough.</p>
      <button type="button" name="first-crud" className="button" onClick={openCompose}>
        Write a crud
      </button>
    </section>
  );
}
