import { expect, it } from 'vitest';
import { crud, list } from '../../shared/testing/cruds.ts';
import { newIn, withFresh } from './fresh.ts';

const cruds = (uuids: string) => uuids.split(' ').map((uuid) => crud({ uuid }));
const page = (uuids: string) => ({ activities: cruds(uuids), next: '/next' });
const uuidsOf = (items: { uuid: string }[]) => items.map(({ uuid }) => uuid).join(' ');

it.each([
  ['nothing', 'a b c', ''],
  ['what stands above', 'y x a b', 'y x'],
  ['what another wrote before mine', 'a x b', 'x'],
  ['no crud from further down, where others before it are gone', 'a b d', ''],
  ['all of it, when nothing is known', 'x y z', 'x y z'],
])('finds %s', (_what, fresh, expected) => {
  expect(uuidsOf(newIn(page(fresh), list(cruds('a b'), cruds('c'))))).toBe(expected);
});

it('puts new cruds on top and keeps what was read', () => {
  const feed = withFresh(page('x a b'), list(cruds('a b'), cruds('c')));
  expect(feed.pages.map(({ activities }) => uuidsOf(activities))).toEqual(['x a b', 'c']);
});

it('begins anew where nothing joins the two, so that there is no gap', () => {
  const feed = withFresh(page('x y'), list(cruds('a b'), cruds('c')));
  expect(feed.pages.map(({ activities }) => uuidsOf(activities))).toEqual(['x y']);
  expect(feed.pages[0]?.next).toBe('/next');
  expect(feed.pageParams).toHaveLength(1);
});
