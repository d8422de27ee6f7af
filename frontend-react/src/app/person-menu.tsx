import type { Person } from '@cruddur/contract/api/people.ts';
import { pages } from '@cruddur/contract/pages.ts';
import { LogOut, Settings, UserRound } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { profilePath } from '../shared/paths.ts';
import styles from './more-menu.module.css';

export interface PersonMenuProps {
  person: Person;
  trigger: ReactElement;
  onSignOut: () => void;
}

/** What concerns me rather than my cruds. Open as soon as it is there, and not modal (more-menu.tsx). */
export function PersonMenu({ person, trigger, onSignOut }: PersonMenuProps) {
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
          <Link to={profilePath(person.handle)}>
            <UserRound size={18} aria-hidden="true" />
            Profile
          </Link>
        </DropdownMenu.Item>
        <DropdownMenu.Item asChild className={styles.item}>
          <Link to={pages.account}>
            <Settings size={18} aria-hidden="true" />
            Account
          </Link>
        </DropdownMenu.Item>
        <DropdownMenu.Separator className={styles.separator} />
        <DropdownMenu.Item asChild className={styles.item} onSelect={onSignOut}>
          <button type="button" name="sign-out">
            <LogOut size={18} aria-hidden="true" />
            Sign out
          </button>
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
