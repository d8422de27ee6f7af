import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { confirmPending, insertPending, removePending } from './feed-cache.ts';
import { type FeedItem, type FeedPage, homeFeed } from './home.api.ts';

let client: QueryClient;

const crud = (uuid: string, extra: Partial<FeedItem> = {}): FeedItem => ({
  uuid,
  handle: 'worf',
  display_name: 'Worf',
  message: uuid,
  replies_count: 0,
  reposts_count: 0,
  likes_count: 0,
  created_at: '2026-11-22T12:00:00Z',
  expires_at: '2026-11-29T12:00:00Z',
  ...extra,
});
const pending = crud('temporary', { pendingId: 'temporary', pending: true });

function fill(...pages: string[][]) {
  const data: InfiniteData<FeedPage> = {
    pages: pages.map((page) => ({ activities: page.map((uuid) => crud(uuid)), next: undefined })),
    pageParams: pages.map(() => ''),
  };
  client.setQueryData(homeFeed.queryKey, data);
}
const uuids = () =>
  client
    .getQueryData(homeFeed.queryKey)
    ?.pages.map((page) => page.activities.map(({ uuid }) => uuid).join(' '));

beforeEach(() => {
  client = new QueryClient();
});

describe('the feed in the cache', () => {
  it('shows a pending crud at the top, then the confirmed one under the same identity', () => {
    fill(['a', 'b'], ['c']);
    insertPending(client, pending);
    expect(uuids()).toEqual(['temporary a b', 'c']);
    confirmPending(client, 'temporary', crud('real'));
    expect(uuids()).toEqual(['real a b', 'c']);
    const first = client.getQueryData(homeFeed.queryKey)?.pages[0]?.activities[0];
    expect(first).toMatchObject({ pendingId: 'temporary' });
    expect(first?.pending).toBeUndefined();
  });

  it('takes back only what was refused', () => {
    fill(['a']);
    insertPending(client, pending);
    insertPending(client, crud('other', { pendingId: 'other', pending: true }));
    removePending(client, 'temporary');
    expect(uuids()).toEqual(['other a']);
  });

  it('shows a confirmed crud once, whether a reload dropped the pending one or brought the crud', () => {
    fill(['a']);
    confirmPending(client, 'temporary', crud('real'));
    expect(uuids()).toEqual(['real a']);
    confirmPending(client, 'temporary', crud('real'));
    expect(uuids()).toEqual(['real a']);
  });

  it('stays empty while nothing was loaded', () => {
    insertPending(client, pending);
    expect(uuids()).toBeUndefined();
  });
});
