import type { Trend } from '@cruddur/contract/api/activities.ts';
import { Link } from 'react-router';
import { searchPath } from '../paths.ts';
import styles from './trend-list.module.css';

/** Hashtags with how many cruds carry them; each leads to those. */
export function TrendList({ trends }: { trends: readonly Trend[] }) {
  return (
    <ul className={styles.list}>
      {trends.map(({ hashtag, cruds_count }) => (
        <li key={hashtag}>
          <Link to={searchPath(`#${hashtag}`)} className={styles.trend}>
            <span className={styles.tag}>#{hashtag}</span>{' '}
            <span className={styles.count}>
              {cruds_count} {cruds_count === 1 ? 'crud' : 'cruds'}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The place of hashtags that are on their way. */
export function TrendSkeletons({ count }: { count: number }) {
  return (
    <div aria-hidden="true" className={styles.list}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
        <div key={index} className={styles.trend}>
          <span className={styles.bone} />
        </div>
      ))}
    </div>
  );
}
