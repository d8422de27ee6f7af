import { Notifications, Unread } from '@cruddur/contract/api/notifications.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join, readAll } from '../../../test/client.ts';

const started = await startTestApp();
const { app, db, time } = started;
const start = time.now.getTime();
const PATH = '/api/activities/notifications';
const worf = await join(started, 'worf');
const coco = await join(started, 'coco', 'Coco');
let crud: string;

beforeEach(async () => {
  time.now = new Date(start);
  for (const table of ['activities', 'notifications', 'follows'] as const) {
    await db.deleteFrom(table).execute();
  }
  [crud = ''] = await insertCruds(db, worf.uuid, [time.now]);
});

const tick = () => {
  time.now = new Date(time.now.getTime() + 1_000);
};
const list = async () => Notifications.parse((await worf.get(PATH).expect(200)).body);
const unread = async (client = worf) =>
  Unread.parse((await client.get('/api/unread').expect(200)).body).notifications;

async function everyKind() {
  const replied = await coco.post(`/api/activities/${crud}/reply`, { message: 'Reply' });
  tick();
  await coco.put(`/api/activities/${crud}/like`).expect(200);
  tick();
  await coco.put(`/api/activities/${crud}/repost`).expect(200);
  tick();
  const named = await coco.post('/api/activities', { message: 'Oh @worf', ttl: '1-day' });
  tick();
  await coco.put('/api/users/@worf/follow').expect(200);
  return { reply: replied.body.uuid, mention: named.body.uuid };
}

test('each kind says who did what with which crud, newest first, and is unread', async () => {
  const { reply, mention } = await everyKind();
  const found = await list();
  expect(found.map((one) => [one.kind, one.activity?.uuid, one.read])).toEqual([
    ['follow', undefined, false],
    ['mention', mention, false],
    ['repost', crud, false],
    ['like', crud, false],
    ['reply', reply, false],
  ]);
  for (const one of found) expect(one.actor).toEqual({ handle: 'coco', display_name: 'Coco' });
  expect(await unread()).toBe(5);
  expect(await unread(coco)).toBe(0);
});

test('what I have seen is read, and what comes then is not', async () => {
  await everyKind();
  await worf.put(`${PATH}/read`).expect(204);
  expect(await unread()).toBe(0);
  expect((await list()).every((one) => one.read)).toBe(true);
  tick();
  await coco.post(`/api/activities/${crud}/reply`, { message: 'One more' }).expect(201);
  expect(await unread()).toBe(1);
  expect((await list()).map((one) => one.read)).toEqual([false, true, true, true, true, true]);
});

test('another one marks nothing of mine', async () => {
  await everyKind();
  await coco.put(`${PATH}/read`).expect(204);
  expect(await unread()).toBe(5);
});

test('what is about an expired crud is gone from the list and from the number', async () => {
  await everyKind();
  time.now = new Date(start + 2 * 86_400_000);
  expect((await list()).map((one) => one.kind)).toEqual(['follow']);
  expect(await unread()).toBe(1);
});

test('paging shows each once, however many come meanwhile', async () => {
  await everyKind();
  const others = await Promise.all([1, 2, 3].map((n) => join(started, `late${n}`)));
  const seen = await readAll(
    worf,
    `${PATH}?limit=2`,
    (body) => Notifications.parse(body).map((one) => one.uuid),
    async () => {
      tick();
      await others.pop()?.put(`/api/activities/${crud}/like`).expect(200);
    },
  );
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
});

describe('nobody signed in has none', () => {
  test.each([
    ['get', PATH],
    ['put', `${PATH}/read`],
    ['get', '/api/unread'],
  ] as const)('%s %s', async (method, path) => {
    const { body } = await clientOf(app)[method](path).expect(401);
    expect(body.code).toBe('not_signed_in');
  });
});
