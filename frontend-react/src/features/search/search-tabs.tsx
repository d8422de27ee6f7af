import { Link } from 'react-router';
import { searchPath } from '../../shared/paths.ts';
import styles from './search-page.module.css';

/** What of the found is shown; links, so that each has an address. */
export function SearchTabs({ term, showsPeople }: { term: string; showsPeople: boolean }) {
  const tabs = [
    { label: 'Cruds', to: searchPath(term), current: !showsPeople },
    { label: 'People', to: `${searchPath(term)}&show=people`, current: showsPeople },
  ];
  return (
    <nav aria-label="Found" className={styles.tabs}>
      {tabs.map(({ label, to, current }) => (
        <Link
          key={label}
          to={to}
          replace
          preventScrollReset
          className={styles.tab}
          aria-current={current}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
