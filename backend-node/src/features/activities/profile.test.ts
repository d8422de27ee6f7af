import { ProfilePage } from '@cruddur/contract/api/activities.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join, readAll } from '../../../test/client.ts';

const started = await startTestApp();
const { app, db, time } = started;
const start = time.now.getTime();
const ago = (minutes: number) => new Date(start - minutes * 60_000);
const worf = await join(started, 'Worf', 'Worf, son of Mogh');
const coco = await join(started, 'coco');
let theirs: string[];

beforeEach(async () => {
  time.now = new Date(start);
  await db.deleteFrom('activities').execute();
  theirs = await insertCruds(db, coco.uuid, [ago(100), ago(90)]);
});

const page = async (address: string) =>
  ProfilePage.parse((await coco.get(address).expect(200)).body);
const uuidsOf = async (show: string) =>
  readAll(coco, `/api/activities/@worf?limit=2&show=${show}`, (body) =>
    ProfilePage.parse(body).activities.map((activity) => activity.uuid),
  );

test('a person is found however their handle is written, with what they wrote', async () => {
  const [newer, older] = await insertCruds(db, worf.uuid, [ago(1), ago(2)]);
  const { profile, activities } = await page('/api/activities/@wOrF');
  expect(profile).toMatchObject({
    handle: 'Worf',
    display_name: 'Worf, son of Mogh',
    cruds_count: 2,
    is_me: false,
  });
  expect(activities.map((activity) => activity.uuid)).toEqual([newer, older]);
});

test('their reposts stand between their cruds and say so; one of their own does not double', async () => {
  const [first = '', last = ''] = await insertCruds(db, worf.uuid, [ago(30), ago(10)]);
  await db
    .insertInto('reposts')
    .values([
      { user_uuid: worf.uuid, activity_uuid: theirs[0] ?? '', created_at: ago(20) },
      { user_uuid: worf.uuid, activity_uuid: first, created_at: ago(5) },
    ])
    .execute();
  const { activities } = await page('/api/activities/@worf?show=cruds');
  expect(activities.map((one) => [one.uuid, one.reposted_by?.handle])).toEqual([
    [last, undefined],
    [theirs[0], 'Worf'],
    [first, undefined],
  ]);
  expect(await uuidsOf('cruds')).toEqual([last, theirs[0], first]);
});

test('replies and likes have lists of their own, in the order they were made', async () => {
  const [crud] = await insertCruds(db, worf.uuid, [ago(30)]);
  const options = { reply_to_activity_uuid: theirs[0] ?? null };
  const replies = await insertCruds(db, worf.uuid, [ago(1), ago(2), ago(3)], options);
  await db
    .insertInto('likes')
    .values([
      { user_uuid: worf.uuid, activity_uuid: theirs[0] ?? '', created_at: ago(1) },
      { user_uuid: worf.uuid, activity_uuid: theirs[1] ?? '', created_at: ago(2) },
    ])
    .execute();
  expect(await uuidsOf('cruds')).toEqual([crud]);
  expect(await uuidsOf('replies')).toEqual(replies);
  expect(await uuidsOf('likes')).toEqual(theirs);
  const { activities } = await page('/api/activities/@worf?show=replies');
  expect(activities[0]).toMatchObject({ reply_to_handle: 'coco' });
});

test('I see what I like and repost among theirs, and nobody signed in sees none of it', async () => {
  const [crud = ''] = await insertCruds(db, worf.uuid, [ago(30)]);
  await coco.put(`/api/activities/${crud}/like`).expect(200);
  expect((await page('/api/activities/@worf')).activities[0]).toMatchObject({
    liked: true,
    reposted: false,
  });
  const { body } = await clientOf(app).get('/api/activities/@worf').expect(200);
  expect(body.activities[0]).toMatchObject({ liked: false, likes_count: 1 });
});

describe('refusals', () => {
  test.each(['nobody', 'a'.repeat(31), 'wo rf', '%00', 'w%2Forf'])('@%s', async (handle) => {
    const { body } = await coco.get(`/api/activities/@${handle}`).expect(404);
    expect(body.code).toBe('not_found');
  });

  test.each([
    ['show=hates', 422, 'invalid_field'],
    ['show=cruds&show=likes', 422, 'invalid_field'],
    ['cursor=x', 400, 'invalid_cursor'],
    ['limit=0', 422, 'invalid_field'],
  ])('%s', async (query, status, code) => {
    const { body } = await coco.get(`/api/activities/@worf?${query}`).expect(status);
    expect(body.code).toBe(code);
  });
});
