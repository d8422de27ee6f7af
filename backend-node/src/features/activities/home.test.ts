import { Activities, type Activity } from '@cruddur/contract/api/activities.ts';
import request from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import { insertCruds, insertUser } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';

const { app, db, time } = await startTestApp();
const HOME = '/api/activities/home';
const HOUR_MS = 3_600_000;
const start = time.now.getTime();
const ago = (hours: number) => new Date(start - hours * HOUR_MS);
let worf: string;

beforeEach(async () => {
  time.now = new Date(start);
  await db.deleteFrom('users').execute();
  worf = await insertUser(db, 'worf', 'Worf');
});

async function feed(query = ''): Promise<Activity[]> {
  const response = await request(app).get(`${HOME}${query}`).expect(200);
  return Activities.parse(response.body);
}

test('an empty feed is an empty list', async () => {
  expect(await feed()).toEqual([]);
});

test('cruds come newest first, with their author, and nothing but what the contract names', async () => {
  const [older, newer] = await insertCruds(db, worf, [ago(2), ago(1)]);
  const response = await request(app).get(HOME).expect(200);
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.body).toEqual([
    {
      uuid: newer,
      display_name: 'Worf',
      handle: 'worf',
      message: 'crud 1',
      replies_count: 0,
      reposts_count: 0,
      likes_count: 0,
      liked: false,
      reposted: false,
      created_at: ago(1).toISOString(),
      expires_at: ago(-23).toISOString(),
    },
    expect.objectContaining({ uuid: older, created_at: ago(2).toISOString() }),
  ]);
});

test('a crud is gone from the moment on which it expires', async () => {
  await insertCruds(db, worf, [ago(0)], { expires_at: ago(-1) });
  time.now = new Date(start + HOUR_MS - 1);
  expect(await feed()).toHaveLength(1);
  time.now = new Date(start + HOUR_MS);
  expect(await feed()).toEqual([]);
});

test('replies are not shown as cruds of their own', async () => {
  const [parent] = await insertCruds(db, worf, [ago(2)]);
  await insertCruds(db, worf, [ago(1)], { reply_to_activity_uuid: parent ?? null });
  expect((await feed()).map((activity) => activity.uuid)).toEqual([parent]);
});

test('the next link leads through the whole feed and ends', async () => {
  const uuids = await insertCruds(db, worf, [ago(1), ago(2), ago(3), ago(4), ago(5)]);
  const seen: string[] = [];
  let address: string | undefined = `${HOME}?limit=2`;
  const sizes: number[] = [];
  while (address) {
    const response: request.Response = await request(app).get(address).expect(200);
    const page = Activities.parse(response.body);
    seen.push(...page.map((activity) => activity.uuid));
    sizes.push(page.length);
    address = /^<([^>]+)>; rel="next"$/.exec(response.headers.link ?? '')?.[1];
  }
  expect(sizes).toEqual([2, 2, 1]);
  expect(seen).toEqual(uuids);
});

test('twenty to a page unless asked otherwise, and no next link when that is all', async () => {
  await insertCruds(
    db,
    worf,
    Array.from({ length: 20 }, (_, index) => ago(index / 10)),
  );
  const response = await request(app).get(HOME).expect(200);
  expect(response.body).toHaveLength(20);
  expect(response.headers.link).toBeUndefined();
});

describe('refusals', () => {
  test.each(['x', '', 'MTIz', 'a'.repeat(201), '%00', 'MTcuMTc'])('cursor %j', async (cursor) => {
    const response = await request(app).get(`${HOME}?cursor=${cursor}`).expect(400);
    expect(response.body).toMatchObject({ code: 'invalid_cursor', field: 'cursor' });
  });

  test('two cursors', async () => {
    const response = await request(app).get(`${HOME}?cursor=a&cursor=b`).expect(400);
    expect(response.body.code).toBe('invalid_cursor');
  });

  test.each(['0', '-1', '101', '1.5', 'many', '1e9'])('limit %j', async (limit) => {
    const response = await request(app).get(`${HOME}?limit=${limit}`).expect(422);
    expect(response.body).toMatchObject({ code: 'invalid_field', field: 'limit' });
  });

  test('another method', async () => {
    const response = await request(app).delete(HOME).expect(405);
    expect(response.headers.allow).toBe('OPTIONS, GET, HEAD');
    expect(response.body.code).toBe('method_not_allowed');
  });
});
