import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shutdownTelemetry } from '../lifecycle.ts';
import { otlpRequest, otlpSpan, type Sink, startSink } from '../testing/otlp.ts';
import { BODY_LIMIT } from './read-body.ts';
import { type Answer, destinationAt, type Sent, startRelay, type TestRelay } from './testing.ts';

let hanging: Sink;
let relay: TestRelay;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const good = () => JSON.stringify(otlpRequest([otlpSpan()]));
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

function* endless(bytes: number) {
  yield '{"resourceSpans":"';
  for (let sent = 0; sent < bytes; sent += 8_192) yield 'x'.repeat(8_192);
}

/** A new address of loopback for every test, so that their limits are apart. */
let clients = 1;
function newClient(): string {
  clients += 1;
  return `127.0.1.${clients}`;
}

beforeAll(async () => {
  hanging = await startSink(() => {});
  relay = await startRelay({ destination: destinationAt(hanging.url), timeoutMs: 60_000 });
});
afterAll(async () => {
  await relay.close();
  await hanging.close();
  await shutdownTelemetry();
});

describe('what the relay refuses', () => {
  it.each<[string, number, () => Sent]>([
    ['another method', 405, () => ({ method: 'PUT', body: good() })],
    ['no origin at all', 403, () => ({ body: good(), headers: { 'sec-fetch-site': 'none' } })],
    [
      'a foreign page',
      403,
      () => ({
        body: good(),
        headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      }),
    ],
    ['another type', 415, () => ({ body: good(), headers: { 'content-type': 'text/plain' } })],
    ['protobuf', 415, () => ({ body: 'x', headers: { 'content-type': 'application/x-protobuf' } })],
    [
      'a gzip bomb',
      415,
      () => ({
        body: gzipSync(Buffer.alloc(10_000_000)),
        headers: { 'content-encoding': 'gzip' },
      }),
    ],
    ['too much, as declared', 413, () => ({ body: 'x'.repeat(BODY_LIMIT + 1) })],
    ['too much, undeclared', 413, () => ({ body: endless(300_000) })],
    ['what is not JSON', 400, () => ({ body: '{"resourceSpans":' })],
    ['another shape', 400, () => ({ body: '{"resourceSpans":{}}' })],
    ['a list', 400, () => ({ body: '[]' })],
    ['deep JSON', 400, () => ({ body: deep(30_000) })],
    [
      'deep attributes',
      400,
      () => ({ body: `{"resourceSpans":[{"scopeSpans":[{"spans":[${deep(40)}]}]}]}` }),
    ],
    [
      '501 spans',
      400,
      () => ({ body: JSON.stringify(otlpRequest(Array.from({ length: 501 }, () => 0))) }),
    ],
    [
      '10,000 spans',
      413,
      () => ({
        body: JSON.stringify(otlpRequest(Array.from({ length: 10_000 }, () => otlpSpan()))),
      }),
    ],
  ])('is %s', async (_what, status, sent) => {
    const answer = await relay.send({ from: newClient(), ...sent() });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.json).toEqual({ code: expect.any(Number), message: expect.any(String) });
  });

  it('answers what is declared too large before it is sent', async () => {
    const headers = { 'content-length': String(10 * BODY_LIMIT) };
    const answer = await relay.send({ from: newClient(), headers, body: [] });
    expect(answer.status).toBe(413);
  });
});

describe('what the relay takes', () => {
  it.each([
    ['a page at FRONTEND_URL', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }],
    ['a charset', { 'content-type': 'application/json; charset=UTF-8' }],
  ])('is %s', async (_what, headers) => {
    const sent = { from: newClient(), body: good(), headers: headers as Record<string, string> };
    expect((await relay.send(sent)).status).toBe(200);
  });
});

describe('a flood', () => {
  const flood = (requests: number, sent: (n: number) => Sent): Promise<Answer[]> =>
    Promise.all(Array.from({ length: requests }, (_, n) => relay.send(sent(n))));
  const statuses = (answers: Answer[]) => Map.groupBy(answers, ({ status }) => status);

  it('from one client is held off, and another client is not', async () => {
    const from = newClient();
    const answers = await flood(150, (n) => ({
      from,
      body: '{}',
      // Were this believed, each request would be another client.
      headers: { 'x-forwarded-for': `10.0.0.${n}` },
    }));
    const refused = statuses(answers).get(429) ?? [];
    expect(refused.length).toBeGreaterThan(50);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await relay.send({ from: newClient(), body: '{}' })).status).toBe(200);
  });

  it('through a proxy is told apart by client when the proxy is trusted', async () => {
    const behindProxy = await startRelay({}, true);
    const send = (client: string) =>
      behindProxy.send({ body: '{}', headers: { 'x-forwarded-for': client } });
    const one = await Promise.all(Array.from({ length: 100 }, () => send('10.0.0.1')));
    expect(statuses(one).has(429)).toBe(true);
    expect((await send('10.0.0.2')).status).toBe(200);
    await behindProxy.close();
  });

  it('from many clients is held off in all, while the destination hangs, in flat memory', async () => {
    const body = JSON.stringify(
      otlpRequest(Array.from({ length: 20 }, () => otlpSpan({ junk: 'x'.repeat(1_000) }))),
    );
    const wave = (n: number) =>
      flood(250, (m) => ({ from: `127.0.${2 + n}.${1 + (m % 250)}`, body }));
    const seen = statuses(await wave(0));
    collectGarbage();
    const before = process.memoryUsage();
    for (let n = 1; n <= 6; n += 1) {
      for (const [status, answers] of statuses(await wave(n))) {
        seen.set(status, [...(seen.get(status) ?? []).slice(0, 1), ...answers.slice(0, 1)]);
      }
    }
    collectGarbage();
    const after = process.memoryUsage();
    expect([...seen.keys()].sort()).toEqual([200, 429]);
    expect(after.heapUsed - before.heapUsed).toBeLessThan(24 * 1_024 * 1_024);
    expect(after.rss - before.rss).toBeLessThan(160 * 1_024 * 1_024);
  }, 30_000);
});
