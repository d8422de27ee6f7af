import { CircleEllipsis } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import type { MoreMenuProps } from './more-menu.tsx';

interface MoreButtonProps {
  className: string | undefined;
  labelClass: string | undefined;
  onShortcuts: () => void;
}

const load = () => import('./more-menu.tsx');

/**
 * The button of the More menu. The menu's code (28 kB gzip with its positioning) comes when the
 * pointer or the focus approaches, and takes the button's place when it is there.
 */
export function MoreButton({ className, labelClass, onShortcuts }: MoreButtonProps) {
  const [Menu, setMenu] = useState<ComponentType<MoreMenuProps>>();
  const button = (
    <button
      type="button"
      name="more"
      className={className}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={load}
      onFocus={load}
      onClick={async () => {
        const { MoreMenu } = await load();
        setMenu(() => MoreMenu);
      }}
    >
      <CircleEllipsis size={24} aria-hidden="true" />
      <span className={labelClass}>More</span>
    </button>
  );
  return Menu ? <Menu trigger={button} onShortcuts={onShortcuts} /> : button;
}
