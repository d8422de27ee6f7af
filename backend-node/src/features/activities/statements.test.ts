import { beforeAll, expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join } from '../../../test/client.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { countStatements } from '../../../test/statements.ts';
import { openDatabase } from '../../db/pool.ts';

const url = await createTestDatabase();
const counted = countStatements(openDatabase({ url }));
const started = await startTestApp({ databaseUrl: url, db: counted.db });
const { time, reported } = started;
const setUp = { ...started, db: openDatabase({ url }) };
const worf = await join(setUp, 'worf');
const coco = await join(setUp, 'coco');
let crud: string;

/** A page of everything is full, so that one statement a row would show. */
beforeAll(async () => {
  const moments = Array.from({ length: 30 }, (_, n) => new Date(time.now.getTime() - n * 1_000));
  const cruds = await insertCruds(setUp.db, worf.uuid, moments, { message: 'Words #tag' });
  [crud = ''] = cruds;
  await insertCruds(setUp.db, worf.uuid, moments, { reply_to_activity_uuid: crud });
  for (const uuid of cruds) {
    await coco.put(`/api/activities/${uuid}/like`).expect(200);
    await coco.put(`/api/activities/${uuid}/repost`).expect(200);
    await worf.put(`/api/activities/${uuid}/like`).expect(200);
  }
  await coco.put('/api/users/@worf/follow').expect(200);
  await worf.put('/api/users/@coco/follow').expect(200);
});

test.each([
  ['/api/activities/home'],
  ['/api/activities/following'],
  ['/api/activities/search?term=words'],
  ['/api/activities/search?term=%23tag'],
  ['/api/activities/@worf'],
  ['/api/activities/@worf?show=replies'],
  ['/api/activities/@coco?show=likes'],
  ['/api/activities/@worf/status/:crud'],
  ['/api/activities/notifications'],
  ['/api/trending'],
  ['/api/unread'],
])('%s costs at most three statements, the session included', async (address) => {
  const path = address.replace(':crud', crud);
  const before = counted.count();
  await worf.get(path).expect(200);
  expect(counted.count() - before).toBeLessThanOrEqual(3);
});

test('the feed costs one to nobody signed in, and two to somebody who is', async () => {
  const before = counted.count();
  await clientOf(started.app).get('/api/activities/home').expect(200);
  expect(counted.count() - before).toBe(1);
  await worf.get('/api/activities/home').expect(200);
  expect(counted.count() - before).toBe(3);
  expect(reported).toEqual([]);
});
