import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { crud, list } from '../testing/cruds.ts';
import { editCrud, findCrud, hideCrud, refreshCruds, removeCrud, setCounters } from './cache.ts';
import { listKeys } from './lists.ts';

let client: QueryClient;
const a = crud({ uuid: 'a' });
const b = crud({ uuid: 'b' });
const answer = crud({ uuid: 'answer', reply_to_activity_uuid: 'a' });
const liked = {
  uuid: 'n',
  kind: 'like',
  actor: { handle: 'coco', display_name: 'Coco' },
  activity: a,
};
const followed = { ...liked, uuid: 'f', kind: 'follow', activity: undefined };

beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(listKeys.home, list([b], [a]));
  client.setQueryData(listKeys.profile('Worf', 'likes'), list([a]));
  client.setQueryData(listKeys.status('answer'), {
    pages: [{ activity: answer, parent: a, activities: [], next: undefined }],
    pageParams: [''],
  });
  client.setQueryData(listKeys.notifications, {
    pages: [{ notifications: [liked, followed], next: undefined }],
    pageParams: [''],
  });
  client.setQueryData(['me'], { ...a });
});

/** Every cached object with that identity, wherever it is. */
function copiesOf(uuid: string): { liked?: boolean; hidden?: boolean }[] {
  const found: object[] = [];
  const look = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if ('uuid' in value && value.uuid === uuid) found.push(value);
    for (const inner of Object.values(value)) look(inner);
  };
  for (const [, data] of client.getQueriesData({ queryKey: listKeys.all })) look(data);
  return found;
}

describe('cruds in the cache', () => {
  it('are edited in every list, as a parent and in a notification, and nowhere else', () => {
    editCrud(client, 'a', (item) => ({ ...item, liked: true }));
    expect(copiesOf('a').map((copy) => copy.liked)).toEqual([true, true, true, true]);
    expect(copiesOf('b')).toEqual([b]);
    expect(client.getQueryData(['me'])).toEqual(a);
  });

  it('take the counters of the server', () => {
    const { uuid } = a;
    setCounters(client, {
      uuid,
      likes_count: 7,
      replies_count: 1,
      reposts_count: 0,
      liked: true,
      reposted: false,
    });
    expect(findCrud(client, 'a')).toEqual({ ...a, likes_count: 7, replies_count: 1, liked: true });
    refreshCruds(client, [crud({ uuid: 'a', likes_count: 9, message: 'not this' })]);
    expect(findCrud(client, 'a')).toMatchObject({ likes_count: 9, message: a.message });
  });

  it('are hidden with their replies, and shown again', () => {
    hideCrud(client, 'a', true);
    expect([...copiesOf('a'), ...copiesOf('answer')].every((copy) => copy.hidden)).toBe(true);
    hideCrud(client, 'a', false);
    expect([...copiesOf('a'), ...copiesOf('answer')].some((copy) => copy.hidden)).toBe(false);
  });

  it('are gone with their replies and with what is told of them', () => {
    removeCrud(client, 'a');
    expect(copiesOf('a')).toEqual([]);
    expect(copiesOf('answer')).toEqual([]);
    expect(copiesOf('n')).toEqual([]);
    expect(copiesOf('f')).toEqual([followed]);
    expect(copiesOf('b')).toEqual([b]);
  });
});
