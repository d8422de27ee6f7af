import type { Activity } from '@cruddur/contract/api/activities.ts';
import type { Person } from '@cruddur/contract/api/people.ts';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { ActivityPage, FeedItem } from './lists.ts';

/** Newest first has its place on the first page; oldest first, at the end of the last. */
export type Place = 'first' | 'last';

type Pending = FeedItem & { pendingId: string };

/** A crud of mine that the server does not have yet. */
export function pendingItem(
  message: string,
  expiresAt: string,
  author: Person | null | undefined,
): Pending {
  const pendingId = crypto.randomUUID();
  return {
    uuid: pendingId,
    pendingId,
    pending: true,
    handle: author?.handle ?? 'me',
    display_name: author?.display_name ?? 'Me',
    ...(author?.avatar && { avatar: author.avatar }),
    message,
    replies_count: 0,
    reposts_count: 0,
    likes_count: 0,
    liked: false,
    reposted: false,
    created_at: new Date().toISOString(),
    expires_at: expiresAt,
  };
}

/** Shows it in these lists before the server has it; does nothing in one that is not loaded. */
export async function showPending(
  client: QueryClient,
  lists: readonly QueryKey[],
  item: Pending,
  place: Place,
): Promise<void> {
  for (const queryKey of lists) {
    // An answer that is under way would overwrite it; a list's first answer is waited for.
    await client.cancelQueries({ queryKey, predicate: ({ state }) => state.data !== undefined });
    editList(client, queryKey, place, (items) =>
      place === 'first' ? [item, ...items] : [...items, item],
    );
  }
}

/** Takes back what the server refused. */
export function removePending(
  client: QueryClient,
  lists: readonly QueryKey[],
  pendingId: string,
): void {
  const remove = (items: FeedItem[]) => items.filter((item) => item.pendingId !== pendingId);
  for (const queryKey of lists) editPages(client, queryKey, remove);
}

/**
 * Puts the confirmed crud in the place of the pending one, or where new ones stand if an answer
 * has dropped that. An answer may also have brought the crud already.
 */
export function confirmPending(
  client: QueryClient,
  lists: readonly QueryKey[],
  pendingId: string,
  activity: Activity,
  place: Place,
): void {
  const confirmed: FeedItem = { ...activity, pendingId };
  for (const queryKey of lists) {
    let known = false;
    editPages(client, queryKey, (items) => {
      const others = items.filter((item) => item.uuid !== activity.uuid);
      const at = others.findIndex((item) => item.pendingId === pendingId);
      known ||= at !== -1;
      return at === -1 ? others : others.with(at, confirmed);
    });
    if (known) continue;
    editList(client, queryKey, place, (items) =>
      place === 'first' ? [confirmed, ...items] : [...items, confirmed],
    );
  }
}

function editPages(
  client: QueryClient,
  queryKey: QueryKey,
  edit: (items: FeedItem[]) => FeedItem[],
): void {
  client.setQueryData(queryKey, (list: InfiniteData<ActivityPage> | undefined) => {
    if (!list) return list;
    const pages = list.pages.map((page) => ({ ...page, activities: edit(page.activities) }));
    return { ...list, pages };
  });
}

/** Edits the page on which new cruds stand; the last one only once it is loaded. */
function editList(
  client: QueryClient,
  queryKey: QueryKey,
  place: Place,
  edit: (items: FeedItem[]) => FeedItem[],
): void {
  client.setQueryData(queryKey, (list: InfiniteData<ActivityPage> | undefined) => {
    const index = place === 'first' ? 0 : (list?.pages.length ?? 0) - 1;
    const page = list?.pages[index];
    if (!list || !page) return list;
    return {
      ...list,
      pages: list.pages.with(index, { ...page, activities: edit(page.activities) }),
    };
  });
}
