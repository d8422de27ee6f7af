import type { Activity } from '@cruddur/contract/api/activities.ts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { type FeedItem, type FeedPage, homeFeed } from './home.api.ts';

function editFirstPage(client: QueryClient, edit: (activities: FeedItem[]) => FeedItem[]): void {
  client.setQueryData(homeFeed.queryKey, (feed: InfiniteData<FeedPage> | undefined) => {
    const [first, ...rest] = feed?.pages ?? [];
    if (!feed || !first) return feed;
    return { ...feed, pages: [{ ...first, activities: edit(first.activities) }, ...rest] };
  });
}

/** Shows a crud at the top before the server has it; does nothing while there is no feed. */
export function insertPending(client: QueryClient, item: FeedItem): void {
  editFirstPage(client, (activities) => [item, ...activities]);
}

/** Takes back what the server refused. */
export function removePending(client: QueryClient, pendingId: string): void {
  editFirstPage(client, (activities) => activities.filter((item) => item.pendingId !== pendingId));
}

/**
 * Puts the confirmed crud in the place of the pending one, or at the top if a reload of the feed
 * has dropped that. A reload may also have brought the crud already.
 */
export function confirmPending(client: QueryClient, pendingId: string, activity: Activity): void {
  editFirstPage(client, (activities) => {
    const confirmed: FeedItem = { ...activity, pendingId };
    const others = activities.filter((item) => item.uuid !== activity.uuid);
    return others.some((item) => item.pendingId === pendingId)
      ? others.map((item) => (item.pendingId === pendingId ? confirmed : item))
      : [confirmed, ...others];
  });
}
