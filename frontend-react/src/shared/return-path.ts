import { pages } from '@cruddur/contract/pages.ts';

const PARAMETER = 'next';
/** Nobody wants to come back to these once they are signed in. */
const NEVER: readonly string[] = [pages.signIn, pages.signUp, pages.confirm, pages.forgot];

interface Place {
  pathname: string;
  search: string;
}

/** `page` with the place to come back to, such as `/signin?next=%2Fmessages`. */
export function withReturn(page: string, { pathname, search }: Place): string {
  const kept = NEVER.includes(pathname) ? returnPath(search) : pathname + search;
  return kept === pages.home ? page : `${page}?${new URLSearchParams({ [PARAMETER]: kept })}`;
}

/**
 * Where to go after signing in, from the `next` parameter of `search`. Only paths of this origin
 * count: an address that leads elsewhere, however it is written, gives Home.
 */
export function returnPath(search: string): string {
  const asked = new URLSearchParams(search).get(PARAMETER);
  if (!asked?.startsWith('/')) return pages.home;
  const url = URL.parse(asked, location.origin);
  if (url?.origin !== location.origin || NEVER.includes(url.pathname)) return pages.home;
  const path = url.pathname + url.search + url.hash;
  // Such as /.//elsewhere.example, which a router would read as another host.
  return path.startsWith('//') ? pages.home : path;
}
