import { Profile } from '@cruddur/contract/api/people.ts';
import { afterAll, expect, test } from 'vitest';
import { insertCruds, insertUser } from '../../test/activities.ts';
import { createTestDatabase } from '../../test/database.ts';
import { openDatabase } from './pool.ts';
import { findProfile } from './profiles.ts';

const db = openDatabase({ url: await createTestDatabase() });
afterAll(() => db.destroy());
const now = new Date('2026-11-22T12:00:00.000Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

test('a profile counts what is alive at the moment, and says who follows whom', async () => {
  const worf = await insertUser(db, 'Worf', 'Worf, son of Mogh');
  const coco = await insertUser(db, 'coco');
  const [crud] = await insertCruds(db, worf, [hoursAgo(1), hoursAgo(2), hoursAgo(25)]);
  await insertCruds(db, worf, [hoursAgo(0)], { reply_to_activity_uuid: crud ?? null });
  await db.insertInto('follows').values({ follower_uuid: coco, followee_uuid: worf }).execute();

  const seen = await findProfile(db, { handle: 'wORF', viewer: { uuid: coco }, now });
  expect(Profile.parse(seen)).toEqual(seen);
  expect(seen).toMatchObject({
    uuid: worf,
    handle: 'Worf',
    display_name: 'Worf, son of Mogh',
    bio: '',
    cruds_count: 2,
    followers_count: 1,
    following_count: 0,
    following: true,
    follows_me: false,
    is_me: false,
  });
  const mine = await findProfile(db, { handle: 'worf', viewer: { uuid: worf }, now });
  expect(mine).toMatchObject({ following: false, follows_me: false, is_me: true });
  const back = await findProfile(db, { handle: 'coco', viewer: { uuid: worf }, now });
  expect(back).toMatchObject({ follows_me: true, following: false, cruds_count: 0 });
  const strangers = await findProfile(db, { handle: 'worf', viewer: undefined, now });
  expect(strangers).toMatchObject({ following: false, follows_me: false, is_me: false });
});

test('nobody has such a handle', async () => {
  expect(await findProfile(db, { handle: "x' or 1", viewer: undefined, now })).toBeUndefined();
});
