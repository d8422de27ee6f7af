import { type Activity, Status } from '@cruddur/contract/api/activities.ts';
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api-client.ts';
import { findCrud, refreshCruds } from '../../shared/crud/cache.ts';
import { type ActivityPage, type FeedItem, listKeys } from '../../shared/crud/lists.ts';

/** A crud with what it answers, and a page of its replies, oldest first. */
export interface ThreadPage extends ActivityPage {
  /** Taken out when it is gone. */
  activity: FeedItem | undefined;
  parent?: FeedItem | undefined;
}

/** Every page repeats the crud itself; the first one counts. */
export function thread(handle: string, uuid: string) {
  return infiniteQueryOptions({
    queryKey: listKeys.status(uuid),
    queryFn: async ({ pageParam, signal, client }): Promise<ThreadPage> => {
      const { data, next } = await callApi<Status>(pageParam, {
        answer: CHECK_ANSWERS ? Status : undefined,
        signal,
      });
      const { activity, parent, replies } = data;
      const known: Activity[] = parent ? [activity, parent] : [activity];
      refreshCruds(client, known);
      return { activity, parent, activities: replies, next };
    },
    initialPageParam: `/api/activities/@${handle}/status/${uuid}`,
    getNextPageParam: (page) => page.next,
  });
}

/** What is known of the crud from the list that one comes from, to be shown at once. */
export function knownThread(client: QueryClient, uuid: string) {
  const activity = findCrud(client, uuid);
  if (!activity) return undefined;
  const { reply_to_activity_uuid: above } = activity;
  const parent = above ? findCrud(client, above) : undefined;
  return {
    pages: [{ activity, parent, activities: [], next: undefined } satisfies ThreadPage],
    pageParams: [''],
  };
}
