import { pages } from '@cruddur/contract/pages.ts';
import { Suspense, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { composeDialog, openCompose } from '../features/home/open-compose.ts';
import { CrudDialogs } from '../shared/crud/crud-dialogs.tsx';
import { useMe } from '../shared/me.ts';
import { usePageShown } from '../shared/page-shown.ts';
import { withReturn } from '../shared/return-path.ts';
import { useStore } from '../shared/store.ts';
import { Announcer } from '../shared/ui/announcer.tsx';
import { loadLater } from '../shared/ui/load-later.tsx';
import { Toaster } from '../shared/ui/toaster.tsx';
import styles from './layout.module.css';
import { LeftNavigation } from './left-navigation.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { PageHeader } from './page-header.tsx';
import { RightColumn } from './right-column.tsx';
import { useScrollRestoration } from './scroll-restoration.ts';
import { SessionBanner } from './session-banner.tsx';
import { useLiveQueries } from './use-live-queries.ts';
import { usePage } from './use-page.ts';
import { useShortcuts } from './use-shortcuts.ts';

// Dialogs are not needed for the first paint.
const ComposeDialog = loadLater(() => import('../features/home/compose-dialog.tsx'));
const ShortcutsDialog = loadLater(() => import('./shortcuts-dialog.tsx'));

/** The shell around every page: navigation, the page, and what goes on beside it. */
export function Layout() {
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const composing = useStore(composeDialog).open;
  const fills = usePage()?.fills ?? false;
  const compose = useCompose();
  const showShortcuts = () => setShowsShortcuts(true);
  useShortcuts({ compose, help: showShortcuts });
  useLiveQueries();
  usePageShown(useLocation().key);
  useScrollRestoration();
  return (
    <>
      <a className={styles.skip} href="#page">
        Skip to the page
      </a>
      <Announcer />
      <div className={styles.shell} data-fills={fills}>
        <LeftNavigation onCompose={compose} onShortcuts={showShortcuts} />
        <main id="page" tabIndex={-1} className={styles.page}>
          <PageHeader />
          <OfflineBanner />
          <SessionBanner />
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
        {!fills && <RightColumn />}
      </div>
      <CrudDialogs />
      <Toaster />
      <Suspense>
        {composing && <ComposeDialog />}
        {showsShortcuts && <ShortcutsDialog onClose={() => setShowsShortcuts(false)} />}
      </Suspense>
    </>
  );
}

/** Opens the place to write; whoever is not signed in does that first. */
function useCompose(): () => void {
  const person = useMe();
  const navigate = useNavigate();
  const place = useLocation();
  return () => (person === null ? navigate(withReturn(pages.signIn, place)) : openCompose());
}
