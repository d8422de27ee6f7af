import request from 'supertest';
import { afterAll, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { startProxy } from '../../../test/proxy.ts';
import { signIn } from '../../../test/sign-in.ts';

const proxy = await startProxy(await createTestDatabase());
const { app, db, time, reported } = await startTestApp({ databaseUrl: proxy.url });
const HEALTH = '/api/health-check';
const HOME = '/api/activities/home';
const worf = await signIn(db, { handle: 'worf', now: time.now });
const post = () =>
  request(app)
    .post('/api/activities')
    .set('Cookie', worf.cookie)
    .send({ message: 'hello', ttl: '1-hour' });
afterAll(() => proxy.cut());

test('a database that answers is health', async () => {
  const response = await request(app).get(HEALTH).expect(200);
  expect(response.body).toEqual({ status: 'ok', database: 'ok' });
  expect(response.headers['cache-control']).toBe('no-store');
});

test('while the database is gone each request is told so, and when it is back all is well', async () => {
  await request(app).get(HOME).expect(200);
  await proxy.cut();

  const degraded = await request(app).get(HEALTH).expect(503);
  expect(degraded.body).toEqual({ status: 'degraded', database: 'unreachable' });
  for (const refused of [await request(app).get(HOME), await post()]) {
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect(refused.body).toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^Cruddur cannot reach its database right now/),
    });
    expect(JSON.stringify(refused.body)).not.toMatch(/ECONN|127\.0\.0\.1|terminated/);
  }
  expect(reported).toHaveLength(2);

  await proxy.mend();
  await request(app).get(HEALTH).expect(200);
  await post().expect(201);
  await request(app).get(HOME).expect(200);
});

test('a database that hangs is found out within the check’s second, by many checks at once', async () => {
  await request(app).get(HOME).expect(200);
  proxy.hang();
  const started = performance.now();
  const answers = await Promise.all(Array.from({ length: 30 }, () => request(app).get(HEALTH)));
  expect(answers.map((answer) => answer.status)).toEqual(Array(30).fill(503));
  expect(performance.now() - started).toBeLessThan(2_500);
  await proxy.mend();
  await expect
    .poll(async () => (await request(app).get(HEALTH)).status, { timeout: 8_000 })
    .toBe(200);
});
