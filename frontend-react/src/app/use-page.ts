import { type PagePattern, pages } from '@cruddur/contract/pages.ts';
import { useLocation } from 'react-router';
import { pageAt } from '../shared/page-at.ts';

/** What the shell needs to know of a page. */
interface PageFrame {
  /** The heading, unless the page gives itself another (shared/page-title.tsx). */
  title: string;
  /** Where the arrow beside the heading leads when there is no way back: for pages that one comes to from a list. */
  back?: string;
  /** The page takes the whole window below the heading, and all its width. */
  fills?: boolean;
  /** The page has a form of its own, over which nothing may float. */
  asks?: boolean;
}

const frames: Record<PagePattern, PageFrame> = {
  [pages.home]: { title: 'Home' },
  [pages.search]: { title: 'Search' },
  [pages.notifications]: { title: 'Notifications' },
  [pages.messages]: { title: 'Messages', fills: true },
  [pages.conversation]: { title: 'Messages', back: pages.messages, fills: true },
  [pages.profile]: { title: 'Profile', back: pages.home },
  [pages.status]: { title: 'Crud', back: pages.home, asks: true },
  [pages.signUp]: { title: 'Sign up', asks: true },
  [pages.confirm]: { title: 'Confirm', asks: true },
  [pages.signIn]: { title: 'Sign in', asks: true },
  [pages.forgot]: { title: 'Password', asks: true },
  [pages.account]: { title: 'Account', asks: true },
  [pages.about]: { title: 'About' },
  [pages.errorTest]: { title: 'Error test', back: pages.about },
  [pages.terms]: { title: 'Terms' },
  [pages.privacy]: { title: 'Privacy' },
};

/** The page that is shown; none for an address that is no page. */
export function usePage(): PageFrame | undefined {
  const pattern = pageAt(useLocation().pathname);
  return pattern && frames[pattern];
}
