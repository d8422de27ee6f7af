import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { Delivery } from './delivery.ts';
import { listen } from './testing/servers.ts';

type Answer = { status: number; headers?: Record<string, string> } | 'reset';
const BODY = { type: 'application/json', body: '{"a":1}' } as const;
const closes: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0)) await close();
});

/** A real server that gives these answers in turn, and 200 after them. */
async function startPlace(...answers: Answer[]) {
  const asked: { atMs: number; encoding: string | undefined; body: Buffer }[] = [];
  const server = await listen(async (request, response) => {
    const atMs = performance.now();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push({
      atMs,
      encoding: request.headers['content-encoding'],
      body: Buffer.concat(chunks),
    });
    const answer = answers.shift() ?? { status: 200 };
    if (answer === 'reset') request.socket.destroy();
    else response.writeHead(answer.status, answer.headers).end();
  });
  closes.push(server.close);
  return { asked, target: { url: `${server.url}/v1/traces`, headers: {} } };
}

describe('delivery, as OTLP/HTTP says', () => {
  it.each<[string, Answer]>([
    ['429', { status: 429 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['a connection that breaks', 'reset'],
  ])('tries again after %s', async (_what, answer) => {
    const { asked, target } = await startPlace(answer, answer);
    expect(await new Delivery(target, { backoffMs: 1 }).send(BODY)).toBe('sent');
    expect(asked.map(({ body }) => body.toString())).toEqual(Array(3).fill(BODY.body));
  });

  it.each([400, 401, 403, 404, 413, 500, 501, 307])('does not after %i', async (status) => {
    const { asked, target } = await startPlace({ status, headers: { location: '/' } });
    expect(await new Delivery(target, { backoffMs: 1 }).send(BODY)).toBe('refused');
    expect(asked).toHaveLength(1);
  });

  it('gives up after four tries, with growing waits that are not all the same', async () => {
    const { asked, target } = await startPlace(...Array<Answer>(9).fill({ status: 503 }));
    expect(await new Delivery(target, { backoffMs: 40 }).send(BODY)).toBe('unavailable');
    const waits = asked.slice(1).map(({ atMs }, n) => atMs - (asked[n]?.atMs ?? 0));
    expect(waits).toHaveLength(3);
    for (const [n, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(19 * 2 ** n);
  });

  it('waits as long as Retry-After says, and then goes on', async () => {
    const { asked, target } = await startPlace({ status: 429, headers: { 'retry-after': '1' } });
    expect(await new Delivery(target, { backoffMs: 1 }).send(BODY)).toBe('sent');
    expect((asked[1]?.atMs ?? 0) - (asked[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('asks a place no more that wants to be left alone for longer than anything is held', async () => {
    const { asked, target } = await startPlace({ status: 503, headers: { 'retry-after': '3600' } });
    const delivery = new Delivery(target, { backoffMs: 1 });
    expect(await delivery.send(BODY)).toBe('unavailable');
    expect(await delivery.send(BODY)).toBe('unavailable');
    expect(asked).toHaveLength(1);
  });

  it('refuses a key that no header can carry, instead of ending the process', async () => {
    const { asked, target } = await startPlace();
    for (const key of ['key\r', 'key\n', 'key\u2028', 'key\u0000']) {
      const delivery = new Delivery({ ...target, headers: { 'x-honeycomb-team': key } });
      expect(await delivery.send(BODY)).toBe('refused');
    }
    expect(asked).toEqual([]);
  });

  it('compresses when told to', async () => {
    const { asked, target } = await startPlace();
    await new Delivery({ ...target, compression: 'gzip' }).send(BODY);
    expect(asked[0]?.encoding).toBe('gzip');
    expect(gunzipSync(asked[0]?.body ?? '').toString()).toBe(BODY.body);
  });
});
