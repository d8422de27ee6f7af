import { randomUUID } from 'node:crypto';
import { createServer, request } from 'node:http';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { join } from '../../../test/client.ts';
import { listenOnFreePort } from '../../../test/ports.ts';

const started = await startTestApp();
const { app, db, time, reported } = started;
const server = createServer(app);
const port = await listenOnFreePort(server);
afterAll(() => server.close());
const worf = await join(started, 'worf');
const [crud = ''] = await insertCruds(db, worf.uuid, [time.now]);

/** Goes over the wire as it is: no client makes it better first. */
function ask(method: string, path: string, body?: string, headers = {}) {
  return new Promise<number>((resolve, reject) => {
    const all = {
      Cookie: worf.cookie,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    };
    const asking = request({ port, method, path, headers: all }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asking.on('error', reject).end(body);
  });
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '0', '\0', '\ud800', '../', '%', "'; drop table users; --", 'a'.repeat(300)),
  fc.constantFrom(crud, randomUUID(), '@worf', 'constructor', '__proto__'),
);
/** Percent-encoded where it can be, else as a server may meet it. */
const word = text.map((some) => {
  try {
    return encodeURIComponent(some);
  } catch {
    return '%ff%fe';
  }
});
const query = fc
  .array(fc.tuple(fc.constantFrom('cursor', 'limit', 'term', 'show', 'show[]', 'x'), word), {
    maxLength: 4,
  })
  .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
const value = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('1-day', 'hello'));
const body = fc.oneof(
  fc.record({ message: value, ttl: value }, { requiredKeys: [] }).map((it) => JSON.stringify(it)),
  fc.json({ maxDepth: 2 }),
  text,
);

/** What is asked wrongly is refused, and what happens to be right is done; nothing is our fault. */
async function holds(method: string, path: string, sent?: string, headers?: object) {
  const status = await ask(method, path, sent, headers);
  expect(status, `${method} ${path} ${sent}`).toBeGreaterThanOrEqual(200);
  expect(status, `${method} ${path} ${sent}`).toBeLessThan(500);
  expect(reported).toEqual([]);
}

const RUNS = { numRuns: 300 };
const PATIENCE_MS = 60_000;

test(
  'whatever is asked of lists, the answer is never a fault of ours',
  async () => {
    const path = fc.oneof(
      fc.constantFrom('home', 'following', 'search', 'notifications', '@worf'),
      fc.constant(`@worf/status/${crud}`),
      word,
      word.map((handle) => `@${handle}`),
      fc.tuple(word, word).map(([handle, uuid]) => `@${handle}/status/${uuid}`),
    );
    await fc.assert(
      fc.asyncProperty(path, query, (where, what) =>
        holds('GET', `/api/activities/${where}?${what}`),
      ),
      RUNS,
    );
  },
  PATIENCE_MS,
);

test(
  'whatever is written, the answer is never a fault of ours',
  async () => {
    const path = fc.oneof(
      fc.constantFrom('', `/${crud}/reply`),
      word.map((uuid) => `/${uuid}/reply`),
    );
    const key = fc.oneof(
      fc.uuid(),
      fc.string({ maxLength: 40 }).filter((it) => /^[!-~]*$/.test(it)),
    );
    await fc.assert(
      fc.asyncProperty(path, body, fc.option(key), (where, sent, header) =>
        holds('POST', `/api/activities${where}`, sent, header ? { 'Idempotency-Key': header } : {}),
      ),
      RUNS,
    );
  },
  PATIENCE_MS,
);

test(
  'whatever is reacted to or deleted, the answer is never a fault of ours',
  async () => {
    const method = fc.constantFrom('PUT', 'DELETE', 'POST', 'GET', 'PATCH');
    const action = fc.constantFrom('/like', '/repost', '', '/reply', '/read', '/nonsense');
    await fc.assert(
      fc.asyncProperty(method, word, action, fc.option(body), (how, uuid, what, sent) =>
        holds(how, `/api/activities/${uuid}${what}`, sent ?? undefined),
      ),
      RUNS,
    );
  },
  PATIENCE_MS,
);
