import { pages } from '@cruddur/contract/pages.ts';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { usePageHeading } from '../shared/page-title.tsx';
import { Logo } from '../shared/ui/logo.tsx';
import { HeaderPerson } from './header-person.tsx';
import styles from './page-header.module.css';
import { usePage } from './use-page.ts';

/** The page's title, staying in sight; on a phone with the logo and my menu. */
export function PageHeader() {
  const page = usePage();
  const own = usePageHeading();
  const heading = useFocusAfterNavigation();
  return (
    <header className={styles.header}>
      {page?.back ? (
        <BackButton otherwise={page.back} phoneOnly={page.fills ?? false} />
      ) : (
        <Link to={pages.home} className={styles.phone} aria-label="Cruddur, home">
          <Logo size={36} />
        </Link>
      )}
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {own ?? page?.title ?? 'Not found'}
      </h1>
      <HeaderPerson />
    </header>
  );
}

/** Back to where one came from; for whoever came from elsewhere, to the page above this one. */
function BackButton({ otherwise, phoneOnly }: { otherwise: string; phoneOnly: boolean }) {
  const navigate = useNavigate();
  const goBack = () => {
    // Written by the router: how many of our pages lie behind.
    const came = (window.history.state as { idx?: number } | null)?.idx ?? 0;
    void (came > 0 && !phoneOnly ? navigate(-1) : navigate(otherwise));
  };
  return (
    <button
      type="button"
      name="back"
      aria-label="Back"
      className={`icon-button ${phoneOnly ? styles.phone : ''}`}
      onClick={goBack}
    >
      <ArrowLeft size={22} aria-hidden="true" />
    </button>
  );
}

/**
 * After a change of page the keyboard and the screen reader begin at its heading, unless the page
 * has put them into a field, or a dialog is open over it.
 */
function useFocusAfterNavigation() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!document.activeElement?.closest('main, [role="dialog"]')) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [pathname]);
  return heading;
}
