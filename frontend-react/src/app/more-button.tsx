import { CircleEllipsis } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { NotLoaded } from '../shared/ui/load-later.tsx';
import type { MoreMenuProps } from './more-menu.tsx';

interface MoreButtonProps {
  className: string | undefined;
  labelClass: string | undefined;
  onShortcuts: () => void;
}

const load = () => import('./more-menu.tsx');
/** A failure is told when the menu is asked for. */
const preload = () => load().catch(() => undefined);

/**
 * The button of the More menu. The menu's code (31 kB gzip with its positioning) comes when the
 * pointer or the focus approaches, and takes the button's place when it is there.
 */
export function MoreButton({ className, labelClass, onShortcuts }: MoreButtonProps) {
  const [Menu, setMenu] = useState<ComponentType<MoreMenuProps>>();
  const [failed, setFailed] = useState(false);
  const open = async () => {
    const loaded = await preload();
    setFailed(!loaded);
    if (loaded) setMenu(() => loaded.MoreMenu);
  };
  const button = (
    <button
      type="button"
      name="more"
      className={className}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={open}
    >
      <CircleEllipsis size={24} aria-hidden="true" />
      <span className={labelClass}>More</span>
    </button>
  );
  if (Menu) return <Menu trigger={button} onShortcuts={onShortcuts} />;
  return (
    <>
      {button}
      {failed && <NotLoaded />}
    </>
  );
}
