import { pages } from '@cruddur/contract/pages.ts';
import { Link } from 'react-router';
import { PageTitle } from '../shared/page-title.tsx';
import { Logo } from '../shared/ui/logo.tsx';
import styles from './message-page.module.css';

/** For every address that is no page. */
export function NotFoundPage() {
  return (
    <section className={styles.page}>
      <PageTitle heading="Not found">Not found</PageTitle>
      <Logo size={72} />
      <h2>There is nothing here</h2>
      <p>The address may be mistyped, or what it showed has expired: here, everything does.</p>
      <Link className="button" to={pages.home}>
        Go to Home
      </Link>
    </section>
  );
}
