import { Link } from 'react-router';
import { KEEP_SCROLL } from '../keep-scroll.ts';
import styles from './tab-links.module.css';

interface TabLinksProps {
  label: string;
  tabs: readonly { to: string; label: string }[];
  /** Index of the one that is shown. */
  current: number;
}

/** Parts of one page, each with an address of its own; the place in the page is kept. */
export function TabLinks({ label, tabs, current }: TabLinksProps) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab, index) => (
        <Link
          key={tab.to}
          to={tab.to}
          className={styles.tab}
          aria-current={index === current ? 'page' : undefined}
          state={KEEP_SCROLL}
          replace
        >
          <span>{tab.label}</span>
        </Link>
      ))}
    </nav>
  );
}
