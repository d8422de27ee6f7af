import { type InfiniteData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { refreshCruds } from '../../shared/crud/cache.ts';
import { type ActivityPage, type FeedItem, fetchActivities } from '../../shared/crud/lists.ts';
import { type FeedName, feeds } from './feeds.ts';

type Feed = InfiniteData<ActivityPage>;

/** How long a feed counts as new when somebody comes back to it. */
const FRESH_MS = 30_000;

/**
 * The first page of a feed as it is now, beside the feed that is being read. What it has of newer
 * counters goes to all lists at once; new cruds wait to be asked for.
 */
export function freshPage(client: QueryClient, name: FeedName) {
  const { queryKey, initialPageParam } = feeds[name];
  const shown = client.getQueryState<Feed>(queryKey);
  return queryOptions({
    queryKey: ['fresh', name],
    queryFn: async ({ signal }) => {
      const page = await fetchActivities(initialPageParam, signal);
      refreshCruds(client, page.activities);
      return page;
    },
    staleTime: FRESH_MS,
    ...(shown?.data?.pages[0] && {
      initialData: shown.data.pages[0],
      initialDataUpdatedAt: shown.dataUpdatedAt,
    }),
  });
}

/**
 * What a fresh first page has and the feed has not. At its end a page may hold cruds that are only
 * further down than was read, since others before them are gone: those are not new.
 */
export function newIn(fresh: ActivityPage, feed: Feed): FeedItem[] {
  const known = new Set(feed.pages.flatMap((page) => page.activities.map(({ uuid }) => uuid)));
  const lastKnown = fresh.activities.findLastIndex(({ uuid }) => known.has(uuid));
  const before = lastKnown === -1 ? fresh.activities : fresh.activities.slice(0, lastKnown);
  return before.filter(({ uuid }) => !known.has(uuid));
}

/** The feed with a fresh first page on top; only that page, where nothing joins it to the rest. */
export function withFresh(fresh: ActivityPage, feed: Feed): Feed {
  const [first, ...rest] = feed.pages;
  const known = new Set(feed.pages.flatMap((page) => page.activities.map(({ uuid }) => uuid)));
  if (!first || !fresh.activities.some(({ uuid }) => known.has(uuid))) {
    return { pages: [fresh], pageParams: feed.pageParams.slice(0, 1) };
  }
  return {
    ...feed,
    pages: [{ ...first, activities: [...newIn(fresh, feed), ...first.activities] }, ...rest],
  };
}
