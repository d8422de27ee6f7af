import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join } from '../../../test/client.ts';

const started = await startTestApp();
const { app, db, time } = started;
const worf = await join(started, 'worf');
const coco = await join(started, 'coco');

async function crudOfWorf() {
  const [uuid = ''] = await insertCruds(db, worf.uuid, [time.now]);
  return uuid;
}

test('my own crud is gone with its replies, likes, reposts, hashtags and news', async () => {
  const { body } = await worf.post('/api/activities', { message: '@coco #gone', ttl: '1-day' });
  const path = `/api/activities/${body.uuid}`;
  const reply = await coco.post(`${path}/reply`, { message: 'Really?' }).expect(201);
  await coco.put(`${path}/like`).expect(200);
  await coco.put(`${path}/repost`).expect(200);
  await worf.delete(path).expect(204);
  await worf.get(`/api/activities/@worf/status/${body.uuid}`).expect(404);
  await worf.get(`/api/activities/@coco/status/${reply.body.uuid}`).expect(404);
  for (const table of ['activities', 'likes', 'reposts', 'hashtags', 'notifications'] as const) {
    expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
  }
});

test('a second time, it is not there', async () => {
  const uuid = await crudOfWorf();
  await worf.delete(`/api/activities/${uuid}`).expect(204);
  await worf.delete(`/api/activities/${uuid}`).expect(404);
});

test("another one's is not mine to delete", async () => {
  const uuid = await crudOfWorf();
  const { body } = await coco.delete(`/api/activities/${uuid}`).expect(403);
  expect(body.code).toBe('not_yours');
  await coco.get(`/api/activities/@worf/status/${uuid}`).expect(200);
});

test('nobody signed in deletes nothing', async () => {
  await clientOf(app)
    .delete(`/api/activities/${await crudOfWorf()}`)
    .expect(401);
});

test.each(['nonsense', randomUUID(), 'home%00'])('%s is not there', async (uuid) => {
  await worf.delete(`/api/activities/${uuid}`).expect(404);
});

test('an address of a crud takes no other method, and one of nothing none', async () => {
  const { headers } = await worf.get(`/api/activities/${await crudOfWorf()}`).expect(405);
  expect(headers.allow).toBe('OPTIONS, DELETE');
  await worf.get('/api/activities/nonsense').expect(404);
});
