import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { crud, list } from '../testing/cruds.ts';
import { type ActivityPage, listKeys } from './lists.ts';
import { confirmPending, pendingItem, removePending, showPending } from './pending.ts';

let client: QueryClient;
const lists = [listKeys.home];
const pending = { ...pendingItem('Soon', crud().expires_at, undefined), uuid: 'p', pendingId: 'p' };

const fill = (...pages: string[][]) =>
  client.setQueryData(
    listKeys.home,
    list(...pages.map((page) => page.map((uuid) => crud({ uuid })))),
  );
const uuids = () =>
  client
    .getQueryData<InfiniteData<ActivityPage>>(listKeys.home)
    ?.pages.map((page) => page.activities.map(({ uuid }) => uuid).join(' '));

beforeEach(() => {
  client = new QueryClient();
});

describe('a crud that the server does not have yet', () => {
  it('stands first, then the confirmed one under the same identity', async () => {
    fill(['a', 'b'], ['c']);
    await showPending(client, lists, pending, 'first');
    expect(uuids()).toEqual(['p a b', 'c']);
    confirmPending(client, lists, 'p', crud({ uuid: 'real' }), 'first');
    expect(uuids()).toEqual(['real a b', 'c']);
    const list = client.getQueryData<InfiniteData<ActivityPage>>(listKeys.home);
    const [first] = list?.pages[0]?.activities ?? [];
    expect(first).toMatchObject({ pendingId: 'p' });
    expect(first?.pending).toBeUndefined();
  });

  it('stands at the end of a thread', async () => {
    fill(['a'], ['b']);
    await showPending(client, lists, pending, 'last');
    expect(uuids()).toEqual(['a', 'b p']);
    confirmPending(client, lists, 'p', crud({ uuid: 'real' }), 'last');
    expect(uuids()).toEqual(['a', 'b real']);
  });

  it('is taken back alone', async () => {
    fill(['a']);
    await showPending(client, lists, pending, 'first');
    await showPending(client, lists, { ...pending, uuid: 'q', pendingId: 'q' }, 'first');
    removePending(client, lists, 'p');
    expect(uuids()).toEqual(['q a']);
  });

  it('is shown once, whether a reload dropped the pending one or brought the crud', () => {
    fill(['a']);
    confirmPending(client, lists, 'p', crud({ uuid: 'real' }), 'first');
    expect(uuids()).toEqual(['real a']);
    confirmPending(client, lists, 'p', crud({ uuid: 'real' }), 'first');
    expect(uuids()).toEqual(['real a']);
  });

  it('waits while nothing was loaded', async () => {
    await showPending(client, lists, pending, 'first');
    expect(uuids()).toBeUndefined();
  });
});
