import type { Activity, ProfileList } from '@cruddur/contract/api/activities.ts';
import { Activities } from '@cruddur/contract/api/activities.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { callApi } from '../api-client.ts';

/** A crud as lists keep it, with what only this page knows of it. */
export interface FeedItem extends Activity {
  /** Stays with it from the optimistic insert on, as its identity. */
  pendingId?: string;
  /** Shown before the server has confirmed it. */
  pending?: boolean;
  /** Deleted before the server has confirmed that: nowhere shown. */
  hidden?: boolean;
}

export interface ActivityPage {
  activities: FeedItem[];
  /** Path of the page after this one. */
  next: string | undefined;
}

/**
 * Where cruds are cached. Whatever a query keeps under a key that begins with `activities` is
 * walked by cache.ts, so that a like or a deletion is seen in all of them; lists are infinite
 * queries of pages such as ActivityPage. Handles are in lower case.
 */
export const listKeys = {
  all: ['activities'],
  home: ['activities', 'home'],
  following: ['activities', 'following'],
  profiles: ['activities', 'profile'],
  profile: (handle: string, show: ProfileList) => [
    'activities',
    'profile',
    handle.toLowerCase(),
    show,
  ],
  status: (uuid: string) => ['activities', 'status', uuid],
  search: (term: string) => ['activities', 'search', term],
  notifications: ['activities', 'notifications'],
} as const;

/** How long a list that nobody looks at is kept, for the way back to it. */
const KEPT_MS = 30 * 60_000;

/** One page of a plain list of cruds. */
export async function fetchActivities(path: string, signal?: AbortSignal): Promise<ActivityPage> {
  const { data, next } = await callApi<Activity[]>(path, {
    answer: CHECK_ANSWERS ? Activities : undefined,
    ...(signal && { signal }),
  });
  return { activities: data, next };
}

/**
 * A list of cruds that is read on, never anew behind the reader's back: what came meanwhile is
 * offered above it (fresh.ts), so that the place on the way back is the place that was left.
 */
export function feedOptions(queryKey: readonly string[], path: string) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchActivities(pageParam, signal),
    initialPageParam: path,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    refetchOnReconnect: ({ state }) => (state.data === undefined ? 'always' : false),
  });
}
