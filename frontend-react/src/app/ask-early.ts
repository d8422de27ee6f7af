import { pages } from '@cruddur/contract/pages.ts';
import type { QueryClient } from '@tanstack/react-query';
import { matchPath } from 'react-router';
import { feeds } from '../features/home/feeds.ts';
import { profileList } from '../features/profile/profile.api.ts';

/**
 * Asks for what the first page will show before React has begun to show it: on a phone the answer
 * is there a few hundred milliseconds sooner. The page finds the request under way and makes no
 * other; what fails here, it tries again and tells.
 */
export function askEarly(client: QueryClient, { pathname, search }: Location): void {
  // Another part of a page is asked for by the page.
  if (search !== '') return;
  if (pathname === pages.home) void client.prefetchInfiniteQuery(feeds.home);
  const handle = matchPath(pages.profile, pathname)?.params.handle;
  if (handle?.startsWith('@')) {
    void import('../features/profile/profile-page.tsx').catch(() => {});
    void client.prefetchInfiniteQuery(profileList(handle.slice(1), 'cruds'));
  }
}
