import { pages } from '@cruddur/contract/pages.ts';
import { BookOpen, Check, Info, Keyboard, Monitor, Moon, Sun } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useStore } from '../shared/store.ts';
import styles from './more-menu.module.css';
import { chooseTheme, type Theme, theme } from './theme.ts';

export interface MoreMenuProps {
  trigger: ReactElement;
  onShortcuts: () => void;
}

const choices = [
  { name: 'system', label: 'As the system', icon: Monitor },
  { name: 'dark', label: 'Dark', icon: Moon },
  { name: 'light', label: 'Light', icon: Sun },
] as const satisfies readonly { name: Theme; label: string; icon: unknown }[];

/**
 * What does not need a place of its own. It opens as soon as it is there, since it is loaded by
 * the click. It stays in its landmark (no portal), and is not modal: Radix would lock scrolling with a style
 * element, which a strict Content-Security-Policy refuses.
 */
export function MoreMenu({ trigger, onShortcuts }: MoreMenuProps) {
  const { choice } = useStore(theme);
  return (
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        className={styles.menu}
        sideOffset={8}
        collisionPadding={12}
        align="start"
      >
        <DropdownMenu.Item asChild className={styles.item}>
          <Link to={pages.about}>
            <Info size={18} aria-hidden="true" />
            About Cruddur
          </Link>
        </DropdownMenu.Item>
        <DropdownMenu.Item asChild className={styles.item}>
          <a href="/api/docs" target="_blank" rel="noreferrer">
            <BookOpen size={18} aria-hidden="true" />
            API documentation
          </a>
        </DropdownMenu.Item>
        <DropdownMenu.Item className={styles.item} onSelect={onShortcuts}>
          <Keyboard size={18} aria-hidden="true" />
          Keyboard shortcuts
        </DropdownMenu.Item>
        <DropdownMenu.Separator className={styles.separator} />
        <DropdownMenu.Label className={styles.label}>Theme</DropdownMenu.Label>
        <DropdownMenu.RadioGroup
          value={choice}
          onValueChange={(next) => chooseTheme(next as Theme)}
        >
          {choices.map(({ name, label, icon: Icon }) => (
            <DropdownMenu.RadioItem key={name} value={name} className={styles.item}>
              <Icon size={18} aria-hidden="true" />
              {label}
              <DropdownMenu.ItemIndicator className={styles.check}>
                <Check size={18} aria-hidden="true" />
              </DropdownMenu.ItemIndicator>
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
