import { afterAll, expect, test } from 'vitest';
import { AppError } from '../../src/http/app-error.ts';
import { createLimits, limits } from '../../src/http/limits.ts';
import { listen } from '../../src/telemetry/testing/servers.ts';
import { startTestApp } from '../app.ts';
import { signIn } from '../sign-in.ts';
import { createClient } from './ask.ts';
import { everything } from './evidence.ts';
import { writes } from './operations.ts';
import { expectRefusal } from './refusal.ts';
import { requestOf } from './requests.ts';
import { createScene } from './scene.ts';

/** No limit at all: whoever leaves may always do so. */
const UNLIMITED = new Set(['POST /api/auth/sign-out']);

const exhausted = () => new AppError('too_many_requests', { headers: { 'Retry-After': '7' } });
const full = await startTestApp({
  limits: { take: () => Promise.reject(exhausted()), forgive: async () => {} },
});
const fullServer = await listen(full.app);
const copies = await Promise.all(
  [1, 2].map(async () => {
    const limited = { databaseUrl: full.url, limits: createLimits(full.db) };
    return listen((await startTestApp(limited)).app);
  }),
);
const clients = [fullServer, ...copies].map(({ url }) => createClient(url));
const [atFull, ...atCopies] = clients;
afterAll(async () => {
  for (const client of clients) client.close();
  await Promise.all([fullServer, ...copies].map((server) => server.close()));
});

test.each(writes.filter(({ name }) => !UNLIMITED.has(name)))(
  '$name is refused when there was too much, and changes nothing',
  async (operation) => {
    const scene = await createScene(full.db, full.time.now);
    const before = await everything(full.db);
    const answer = await atFull?.ask(requestOf(operation, scene, 'owner'));
    if (!answer) throw new Error('Nobody answered.');
    expectRefusal(answer, operation);
    expect(answer.status, answer.text).toBe(429);
    expect(answer.headers['retry-after']).toBe('7');
    expect(await everything(full.db)).toBe(before);
  },
);

test('copies of the server count together, and each person by themselves', async () => {
  const [busy, calm] = await Promise.all(
    ['busy', 'calm'].map((handle) => signIn(full.db, { handle, now: full.time.now })),
  );
  const post = (n: number, cookie = '') => {
    const body = { message: `Number ${n}`, ttl: '1-day' };
    const request = { method: 'POST', path: '/api/activities', body, headers: { cookie } };
    return atCopies[n % atCopies.length]?.ask(request);
  };
  const more = 10;
  const asked = Array.from({ length: limits.posts.points + more }, (_, n) => post(n, busy?.cookie));
  const statuses = (await Promise.all(asked)).map((answer) => answer?.status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(limits.posts.points);
  expect(statuses.filter((status) => status === 429)).toHaveLength(more);
  const refused = await post(0, busy?.cookie);
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await post(0, calm?.cookie))?.status).toBe(201);
});
