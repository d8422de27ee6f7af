import type { Counters } from '@cruddur/contract/api/activities.ts';
import type { QueryClient } from '@tanstack/react-query';
import { rewrite } from '../rewrite.ts';
import { type FeedItem, listKeys } from './lists.ts';

type Edit = (item: FeedItem) => FeedItem | undefined;

/** Whether a cached object is a crud: nothing else has both. */
function isCrud(value: object): value is FeedItem {
  return 'uuid' in value && 'likes_count' in value;
}

/**
 * Edits a crud wherever it is cached: in every list, as a parent, in a notification. An `edit`
 * that gives undefined takes it out of there.
 */
export function editCrud(client: QueryClient, uuid: string, edit: Edit): void {
  editWhere(client, (item) => item.uuid === uuid, edit);
}

/** Of a crud; without it, it has nothing to say. */
function isNotification(value: object): value is { activity: object } {
  return 'actor' in value && 'activity' in value && typeof value.activity === 'object';
}

function editWhere(client: QueryClient, matches: (item: FeedItem) => boolean, edit: Edit): void {
  client.setQueriesData({ queryKey: listKeys.all }, (data: unknown) =>
    rewrite(data, (value) => (isCrud(value) && matches(value) ? edit(value) : value)),
  );
}

/** The crud as some list has it; for a page that shows it before its own answer is there. */
export function findCrud(client: QueryClient, uuid: string): FeedItem | undefined {
  let found: FeedItem | undefined;
  for (const [, data] of client.getQueriesData({ queryKey: listKeys.all })) {
    rewrite(data, (value) => {
      if (isCrud(value) && value.uuid === uuid) found ??= value;
      return value;
    });
    if (found) return found;
  }
  return undefined;
}

/** Writes what the server counts. */
export function setCounters(client: QueryClient, { uuid, ...counters }: Counters): void {
  editCrud(client, uuid, (item) => ({ ...item, ...counters }));
}

/** Writes newer counters of many at once, unless mine are being changed right now. */
export function refreshCruds(client: QueryClient, newer: readonly FeedItem[]): void {
  if (client.isMutating({ mutationKey: ['mark'] }) > 0) return;
  const byUuid = new Map(newer.map((item) => [item.uuid, item]));
  const isNewer = ({ uuid }: FeedItem) => byUuid.has(uuid);
  editWhere(client, isNewer, (item) => ({ ...item, ...countersOf(byUuid.get(item.uuid) ?? item) }));
}

function countersOf(item: FeedItem): Omit<Counters, 'uuid'> {
  const { replies_count, reposts_count, likes_count, liked, reposted } = item;
  return { replies_count, reposts_count, likes_count, liked, reposted };
}

export function countReplies(client: QueryClient, uuid: string, change: 1 | -1): void {
  editCrud(client, uuid, (item) => ({
    ...item,
    replies_count: Math.max(0, item.replies_count + change),
  }));
}

/** Hides a crud and its replies, or shows them again. */
export function hideCrud(client: QueryClient, uuid: string, hidden: boolean): void {
  editWhere(client, belongsTo(uuid), (item) => ({ ...item, hidden }));
}

/** Takes a crud that is gone, with its replies, out of everything. */
export function removeCrud(client: QueryClient, uuid: string): void {
  const isGone = belongsTo(uuid);
  client.setQueriesData({ queryKey: listKeys.all }, (data: unknown) =>
    rewrite(data, (value) => {
      const about = isNotification(value) ? value.activity : value;
      return isCrud(about) && isGone(about) ? undefined : value;
    }),
  );
}

function belongsTo(uuid: string) {
  return (item: FeedItem) => item.uuid === uuid || item.reply_to_activity_uuid === uuid;
}
