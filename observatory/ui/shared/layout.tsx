import { CircleHelp, Keyboard } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { startPath } from '../home/steps.tsx';
import { SearchAll } from '../search/search-all.tsx';
import { DropNotice } from '../status/drop-notice.tsx';
import { FaultBanner } from '../status/fault-banner.tsx';
import { useKeys } from './keyboard.ts';
import { KeyboardHelp } from './keyboard-help.tsx';
import { loadScreens } from './lazy-screen.tsx';
import { LiveBadge } from './live-badge.tsx';
import { Navigation } from './navigation.tsx';
import { usePause } from './pause.ts';
import { ScreenBoundary } from './screen-boundary.tsx';
import { screens } from './screens.ts';
import { ThemeToggle } from './theme-toggle.tsx';

/** The frame of every screen: the screens at the left, on a phone at the bottom. */
export function Layout() {
  const [help, setHelp] = useState(false);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(() => {
    void loadScreens();
  }, []);
  /** Once its code is there, so that the keys pressed next are the new screen's. */
  const go = (path: string) => loadScreens().then(() => navigate(path));
  const { paused, setPaused } = usePause();
  useKeys({
    '?': () => setHelp(true),
    p: () => setPaused(!paused),
    'g h': () => go(startPath),
    ...Object.fromEntries(screens.map(({ key, path }) => [`g ${key}`, () => go(path)])),
  });

  return (
    <div className="frame">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="rail">
        <Navigation />
        <div className="rail-foot">
          <LiveBadge />
          <Link
            className="icon-button rail-keys"
            to={startPath}
            aria-label="Start here"
            title="Start here (g h)"
          >
            <CircleHelp size={16} aria-hidden />
          </Link>
          <button
            type="button"
            className="icon-button rail-keys"
            aria-label="Keyboard shortcuts"
            title="Keyboard shortcuts (?)"
            onClick={() => setHelp(true)}
          >
            <Keyboard size={16} aria-hidden />
          </button>
          <ThemeToggle />
        </div>
      </header>
      <div className="frame-main">
        <FaultBanner />
        <DropNotice />
        <search className="frame-search">
          <SearchAll />
        </search>
        <main id="main" tabIndex={-1}>
          <ScreenBoundary address={pathname}>
            <Outlet />
          </ScreenBoundary>
        </main>
      </div>
      <KeyboardHelp open={help} onOpenChange={setHelp} />
    </div>
  );
}
