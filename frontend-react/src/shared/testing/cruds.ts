import type { FeedItem } from '../crud/lists.ts';

const HOUR = 3_600_000;

/** A crud of Worf's that lives for a day, with what a test wants otherwise. */
export function crud(extra: Partial<FeedItem> = {}): FeedItem {
  return {
    uuid: crypto.randomUUID(),
    handle: 'worf',
    display_name: 'Worf',
    message: 'It is a good day to deploy.',
    replies_count: 0,
    reposts_count: 0,
    likes_count: 0,
    liked: false,
    reposted: false,
    created_at: new Date(Date.now() - HOUR).toISOString(),
    expires_at: new Date(Date.now() + 24 * HOUR).toISOString(),
    ...extra,
  };
}

/** A list as an infinite query keeps it. */
export function list(...pages: FeedItem[][]) {
  return {
    pages: pages.map((activities) => ({ activities, next: undefined })),
    pageParams: pages.map(() => ''),
  };
}
