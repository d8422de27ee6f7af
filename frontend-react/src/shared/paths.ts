import { pages } from '@cruddur/contract/pages.ts';

/** Addresses of pages that carry a parameter; the patterns are in contract/pages.ts. */
export const profilePath = (handle: string) => `/@${handle}`;

export const statusPath = ({ handle, uuid }: { handle: string; uuid: string }) =>
  `/@${handle}/status/${uuid}`;

export const conversationPath = (handle: string) => `${pages.messages}/@${handle}`;

/** Blank words lead to the search page without any. */
export const searchPath = (term: string) =>
  term.trim() === '' ? pages.search : `${pages.search}?${new URLSearchParams({ q: term })}`;
