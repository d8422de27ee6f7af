import { pages } from '@cruddur/contract/pages.ts';
import type { LucideIcon } from 'lucide-react';
import { NavLink } from 'react-router';
import styles from './left-navigation.module.css';

interface NavigationLinkProps {
  to: string;
  label: string;
  icon: LucideIcon;
  /** How much waits there. */
  unread?: number;
  /** Not on a phone, where the header has it. */
  wide?: boolean;
}

const MOST_SHOWN = 99;

/** One way of the navigation; what waits there is said in its name and shown beside its icon. */
export function NavigationLink({ to, label, icon: Icon, unread = 0, wide }: NavigationLinkProps) {
  return (
    <NavLink
      to={to}
      end={to === pages.home}
      className={styles.item}
      data-wide={wide}
      aria-label={unread > 0 ? `${label}, ${unread} unread` : label}
    >
      <span className={styles.icon}>
        <Icon size={24} aria-hidden="true" />
        {unread > 0 && (
          <span
            className={styles.badge}
            data-count={unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
          />
        )}
      </span>
      <span className={styles.label}>{label}</span>
    </NavLink>
  );
}
