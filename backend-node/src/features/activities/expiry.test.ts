import { TTL_HOURS, TTL_NAMES } from '@cruddur/contract/api/activities.ts';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { join } from '../../../test/client.ts';
import { deleteExpired, startExpiry } from './expiry.job.ts';

const started = await startTestApp();
const { db, time } = started;
const start = time.now.getTime();
const HOUR_MS = 3_600_000;
const worf = await join(started, 'worf');
const coco = await join(started, 'coco');
await coco.put('/api/users/@worf/follow').expect(200);
// Longer than any crud lives.
await db
  .updateTable('sessions')
  .set({ expires_at: new Date(start + 100 * 24 * HOUR_MS) })
  .execute();
const TABLES = ['activities', 'likes', 'reposts', 'hashtags'] as const;

beforeEach(async () => {
  time.now = new Date(start);
  await db.deleteFrom('activities').execute();
});

/** A crud of worf's and all that may hang on it. */
async function write(ttl: string) {
  const crud = { message: 'Soon @coco #gone', ttl };
  const { body } = await worf.post('/api/activities', crud).expect(201);
  const path = `/api/activities/${body.uuid}`;
  await coco.post(`${path}/reply`, { message: 'So soon' }).expect(201);
  await coco.put(`${path}/like`).expect(200);
  await worf.put(`${path}/repost`).expect(200);
  return body.uuid as string;
}

/** Every way in which coco may come upon it; each true where it shows. */
async function sightings(uuid: string) {
  const lists = [
    '/api/activities/home',
    '/api/activities/following',
    '/api/activities/search?term=soon',
    '/api/activities/search?term=%23gone',
    '/api/activities/notifications',
    '/api/activities/@worf',
    '/api/activities/@coco?show=replies',
    '/api/activities/@coco?show=likes',
    `/api/activities/@worf/status/${uuid}`,
  ];
  const seen = lists.map(async (path) => (await coco.get(path)).text.includes(uuid));
  const unread = coco.get('/api/unread').then(({ body }) => body.notifications > 0);
  const trending = coco.get('/api/trending').then(({ body }) => body.length > 0);
  const counted = coco.get('/api/users/@worf/short').then(({ body }) => body.cruds_count > 0);
  return Promise.all([...seen, unread, trending, counted]);
}

test('it shows everywhere until the moment on which it expires, and nowhere from then on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TTL_NAMES), fc.nat(HOUR_MS), async (ttl, offset) => {
      await db.deleteFrom('activities').execute();
      time.now = new Date(start + offset);
      const uuid = await write(ttl);
      const end = time.now.getTime() + TTL_HOURS[ttl] * HOUR_MS;
      time.now = new Date(Math.min(end - 1, start + offset + 23 * HOUR_MS));
      expect(await sightings(uuid)).toEqual(Array(12).fill(true));
      time.now = new Date(end - 1);
      await worf.get(`/api/activities/@worf/status/${uuid}`).expect(200);
      time.now = new Date(end);
      expect(await sightings(uuid)).toEqual(Array(12).fill(false));
      for (const change of [
        coco.put(`/api/activities/${uuid}/like`),
        coco.delete(`/api/activities/${uuid}/repost`),
        coco.post(`/api/activities/${uuid}/reply`, { message: 'Wait!' }),
        worf.delete(`/api/activities/${uuid}`),
      ]) {
        expect((await change).status).toBe(404);
      }
    }),
    { numRuns: 12 },
  );
});

test('a retry of what has expired meanwhile finds nothing', async () => {
  const key = crypto.randomUUID();
  const crud = { message: 'Once', ttl: '1-hour' };
  await worf.post('/api/activities', crud).set('Idempotency-Key', key).expect(201);
  time.now = new Date(start + HOUR_MS);
  await worf.post('/api/activities', crud).set('Idempotency-Key', key).expect(404);
});

test('what has expired is deleted with all that hangs on it, and nothing else', async () => {
  await write('1-hour');
  const stays = await write('3-hours');
  const now = new Date(start + HOUR_MS);
  expect(await deleteExpired(db, now)).toBe(2);
  for (const table of TABLES) {
    const rows = await db.selectFrom(table).selectAll().execute();
    expect(rows.length, table).toBe(table === 'activities' ? 2 : 1);
  }
  time.now = now;
  expect((await sightings(stays)).every(Boolean)).toBe(true);
});

test('thousands go in batches, no more than asked for', async () => {
  const moments = Array.from({ length: 1_200 }, () => new Date(start - 48 * HOUR_MS));
  await insertCruds(db, worf.uuid, moments);
  expect(await deleteExpired(db, time.now, 2)).toBe(1_000);
  expect(await deleteExpired(db, time.now, 2)).toBe(200);
  expect(await deleteExpired(db, time.now, 2)).toBe(0);
});

test('several copies may run it at once', async () => {
  const moments = Array.from({ length: 600 }, () => new Date(start - 48 * HOUR_MS));
  await insertCruds(db, worf.uuid, moments);
  const [stays] = await insertCruds(db, worf.uuid, [time.now]);
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const stops = [1, 2, 3, 4].map(() => startExpiry({ db, clock: () => time.now, onError }));
  const left = () => db.selectFrom('activities').select('uuid').execute();
  await expect.poll(left, { timeout: 5_000 }).toEqual([{ uuid: stays }]);
  await Promise.all(stops.map((stop) => stop()));
  expect(errors).toEqual([]);
});
