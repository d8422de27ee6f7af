import { randomUUID } from 'node:crypto';
import { Counters } from '@cruddur/contract/api/activities.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join } from '../../../test/client.ts';

const started = await startTestApp();
const { app, db, time, reported } = started;
const start = time.now;
const worf = await join(started, 'worf');
const coco = await join(started, 'coco');
let crud: string;

beforeEach(async () => {
  time.now = start;
  await db.deleteFrom('activities').execute();
  [crud = ''] = await insertCruds(db, worf.uuid, [start]);
});

const notifications = () =>
  db
    .selectFrom('notifications')
    .select(['user_uuid', 'actor_uuid', 'kind'])
    .where('activity_uuid', '=', crud)
    .execute();

/** As a client does whom a busy server asks to come again: a reaction may be repeated. */
async function persist(ask: () => ReturnType<typeof coco.put>) {
  let answer = await ask();
  while (answer.status === 503) answer = await ask();
  expect(answer.status).toBe(200);
}

describe.each([
  ['like', 'likes_count', 'liked'],
  ['repost', 'reposts_count', 'reposted'],
] as const)('a %s', (kind, count, mine) => {
  const path = (uuid = crud) => `/api/activities/${uuid}/${kind}`;

  test('counts once however often it is given, and is seen by others as not theirs', async () => {
    for (let times = 0; times < 3; times += 1) {
      const { body } = await coco.put(path()).expect(200);
      expect(Counters.parse(body)).toMatchObject({ uuid: crud, [count]: 1, [mine]: true });
    }
    const { body } = await worf.get('/api/activities/home').expect(200);
    expect(body[0]).toMatchObject({ uuid: crud, [count]: 1, [mine]: false });
  });

  test('may be taken back, however often, and the news of it with it', async () => {
    await coco.put(path()).expect(200);
    expect(await notifications()).toEqual([{ user_uuid: worf.uuid, actor_uuid: coco.uuid, kind }]);
    for (let times = 0; times < 2; times += 1) {
      const { body } = await coco.delete(path()).expect(200);
      expect(Counters.parse(body)).toMatchObject({ [count]: 0, [mine]: false });
    }
    expect(await notifications()).toEqual([]);
  });

  test('of my own crud counts, and is no news', async () => {
    const { body } = await worf.put(path()).expect(200);
    expect(body).toMatchObject({ [count]: 1, [mine]: true });
    expect(await notifications()).toEqual([]);
  });

  test('of two hundred people at once leaves the right number, taken back by half too', async () => {
    const people = await Promise.all(
      Array.from({ length: 200 }, (_, n) => join(started, `${kind}_${n}`)),
    );
    await Promise.all(people.map((person) => persist(() => person.put(path()))));
    const counted = await coco.get(`/api/activities/@worf/status/${crud}`).expect(200);
    expect(counted.body.activity[count]).toBe(200);
    expect(await notifications()).toHaveLength(200);
    await Promise.all(
      people.map((person, n) =>
        persist(() => (n % 2 ? person.delete(path()) : person.put(path()))),
      ),
    );
    const left = await coco.get(`/api/activities/@worf/status/${crud}`).expect(200);
    expect(left.body.activity[count]).toBe(100);
  });

  test('given and taken back by one person in any order leaves none or one', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 ? coco.put(path()) : coco.delete(path()))),
    );
    const { body } = await coco.get(`/api/activities/@worf/status/${crud}`).expect(200);
    expect(body.activity[count]).toBe(body.activity[mine] ? 1 : 0);
    expect(await notifications()).toHaveLength(body.activity[count]);
  });

  test.each(['nonsense', randomUUID(), '@worf'])('of %s is refused', async (uuid) => {
    expect((await coco.put(path(uuid)).expect(404)).body.code).toBe('not_found');
    expect((await coco.delete(path(uuid)).expect(404)).body.code).toBe('not_found');
  });

  test('of what has expired is refused', async () => {
    await coco.put(path()).expect(200);
    time.now = new Date(start.getTime() + 86_400_000);
    await coco.put(path()).expect(404);
    await coco.delete(path()).expect(404);
  });

  test('of nobody signed in is refused', async () => {
    await clientOf(app).put(path()).expect(401);
    await clientOf(app).delete(path()).expect(401);
    const { body } = await clientOf(app).get('/api/activities/home').expect(200);
    expect(body[0]).toMatchObject({ [count]: 0, [mine]: false });
  });
});

test('liked while it is deleted, a crud is gone, and nothing is a fault of ours', async () => {
  reported.length = 0;
  for (let round = 0; round < 10; round += 1) {
    const [uuid = ''] = await insertCruds(db, worf.uuid, [start]);
    const likes = Array.from({ length: 6 }, () => coco.put(`/api/activities/${uuid}/like`));
    const [deleted, ...liked] = await Promise.all([
      worf.delete(`/api/activities/${uuid}`),
      ...likes,
    ]);
    expect(deleted.status).toBe(204);
    for (const one of liked) expect([200, 404]).toContain(one.status);
  }
  expect(reported).toEqual([]);
});
