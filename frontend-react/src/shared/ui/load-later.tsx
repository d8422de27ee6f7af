import { type ComponentType, lazy } from 'react';
import styles from './load-later.module.css';

/**
 * A component whose code comes when it is first shown. Where that fails, because the network is
 * gone or a new release has replaced the file, a sentence stands in its place, and the page stays.
 */
export function loadLater<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
) {
  return lazy<ComponentType<Props>>(() => load().catch(() => ({ default: NotLoaded })));
}

export function NotLoaded() {
  return (
    <div role="alert" className={styles.notice}>
      <p>This part of Cruddur could not be loaded.</p>
      <button
        type="button"
        name="reload"
        className="button"
        onClick={() => window.location.reload()}
      >
        Reload
      </button>
    </div>
  );
}
