import { CircleHelp, Ellipsis } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Link, useLocation } from 'react-router';
import { startPath } from '../home/steps.tsx';
import { type Screen, screens } from './screens.ts';
import { useNarrow } from './use-media.ts';

function isCurrent(screen: Screen, pathname: string): boolean {
  return (
    pathname === screen.path || screen.owns?.some((path) => pathname.startsWith(path)) === true
  );
}

/** All screens at the left; on a phone the most used at the bottom, and the others under More. */
export function Navigation() {
  const { pathname } = useLocation();
  const narrow = useNarrow();
  const shown = narrow ? screens.filter(({ often }) => often) : screens;
  const others = narrow ? screens.filter(({ often }) => !often) : [];
  return (
    <nav aria-label="Screens">
      {shown.map((screen) => (
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
      {others.length > 0 && <More others={others} pathname={pathname} />}
    </nav>
  );
}

/** Not modal: Radix would write a style element then, which the policy refuses. */
function More({ others, pathname }: { others: readonly Screen[]; pathname: string }) {
  const current = others.find((screen) => isCurrent(screen, pathname));
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="rail-link" aria-current={current ? 'true' : undefined}>
        <Ellipsis size={18} aria-hidden />
        {current?.label ?? 'More'}
        {current && <span className="visually-hidden">More screens</span>}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="rail-more"
          side="top"
          sideOffset={8}
          collisionPadding={8}
          aria-label="More screens"
        >
          <DropdownMenu.Item asChild>
            <Link to={startPath}>
              <CircleHelp size={18} aria-hidden />
              Start here
            </Link>
          </DropdownMenu.Item>
          {others.map((screen) => (
            <DropdownMenu.Item key={screen.path} asChild>
              <Link to={screen.path} aria-current={screen === current ? 'page' : undefined}>
                <screen.icon size={18} aria-hidden />
                {screen.label}
              </Link>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
