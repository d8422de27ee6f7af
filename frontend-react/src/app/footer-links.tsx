import { pages } from '@cruddur/contract/pages.ts';
import { Link } from 'react-router';
import styles from './footer-links.module.css';

/** What there is to read about Cruddur itself. */
export function FooterLinks() {
  return (
    <nav aria-label="About Cruddur" className={styles.links}>
      <Link to={pages.about}>About</Link>
      <Link to={pages.terms}>Terms</Link>
      <Link to={pages.privacy}>Privacy</Link>
      <a href="/api/docs">API</a>
    </nav>
  );
}
