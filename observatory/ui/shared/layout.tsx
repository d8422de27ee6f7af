import { Keyboard } from 'lucide-react';
import { useState } from 'react';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { SearchAll } from '../search/search-all.tsx';
import { FaultBanner } from '../status/fault-banner.tsx';
import { useKeys } from './keyboard.ts';
import { KeyboardHelp } from './keyboard-help.tsx';
import { LiveBadge } from './live-badge.tsx';
import { type Screen, screens } from './screens.ts';
import { ThemeToggle } from './theme-toggle.tsx';

function isCurrent(screen: Screen, pathname: string): boolean {
  return (
    pathname === screen.path || (screen.owns !== undefined && pathname.startsWith(screen.owns))
  );
}

/** The frame of every screen: the screens at the left, on a phone at the bottom. */
export function Layout() {
  const [help, setHelp] = useState(false);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useKeys({
    '?': () => setHelp(true),
    ...Object.fromEntries(screens.map(({ key, path }) => [`g ${key}`, () => navigate(path)])),
  });

  return (
    <div className="frame">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="rail">
        <nav aria-label="Screens">
          {screens.map((screen) => (
            <Link
              key={screen.path}
              to={screen.path}
              className="rail-link"
              aria-current={isCurrent(screen, pathname) ? 'page' : undefined}
            >
              <screen.icon size={18} aria-hidden />
              {screen.label}
            </Link>
          ))}
        </nav>
        <div className="rail-foot">
          <LiveBadge />
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
        <search className="frame-search">
          <SearchAll />
        </search>
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <KeyboardHelp open={help} onOpenChange={setHelp} />
    </div>
  );
}
