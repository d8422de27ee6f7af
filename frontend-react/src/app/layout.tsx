import { Suspense, useState } from 'react';
import { Outlet } from 'react-router';
import { composeDialog, openCompose } from '../features/home/open-compose.ts';
import { useStore } from '../shared/store.ts';
import { Announcer } from '../shared/ui/announcer.tsx';
import { loadLater } from '../shared/ui/load-later.tsx';
import styles from './layout.module.css';
import { LeftNavigation } from './left-navigation.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { PageHeader } from './page-header.tsx';
import { RightColumn } from './right-column.tsx';
import { useShortcuts } from './use-shortcuts.ts';

// Dialogs are not needed for the first paint.
const ComposeDialog = loadLater(() => import('../features/home/compose-dialog.tsx'));
const ShortcutsDialog = loadLater(() => import('./shortcuts-dialog.tsx'));

/** The shell around every page: navigation, the page, and what Cruddur is. */
export function Layout() {
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const composing = useStore(composeDialog).open;
  const showShortcuts = () => setShowsShortcuts(true);
  useShortcuts({ compose: openCompose, help: showShortcuts });
  return (
    <>
      <a className={styles.skip} href="#page">
        Skip to the page
      </a>
      <Announcer />
      <div className={styles.shell}>
        <LeftNavigation onShortcuts={showShortcuts} />
        <main id="page" tabIndex={-1} className={styles.page}>
          <PageHeader />
          <OfflineBanner />
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
        <RightColumn />
      </div>
      <Suspense>
        {composing && <ComposeDialog />}
        {showsShortcuts && <ShortcutsDialog onClose={() => setShowsShortcuts(false)} />}
      </Suspense>
    </>
  );
}
