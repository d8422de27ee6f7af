import { useMatches } from 'react-router';

/** What the shell needs to know of a page; stands as `handle` at its route. */
export interface PageHandle {
  /** The heading, unless the page gives itself another (shared/page-title.tsx). */
  title: string;
  /** Where the arrow beside the heading leads when there is no way back: for pages that one comes to from a list. */
  back?: string;
  /** The page takes the whole window below the heading, and all its width. */
  fills?: boolean;
  /** The page has a form of its own, over which nothing may float. */
  asks?: boolean;
}

/** The page that is shown; none for an address that is no page. */
export function usePage(): PageHandle | undefined {
  return useMatches().at(-1)?.handle as PageHandle | undefined;
}
