import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Status } from '../../api.ts';
import { startChild } from '../../testing/child.ts';
import { jsonSpan, request } from '../../testing/spans.ts';

const mebibyte = 1024 * 1024;
/** To parse millions of empty objects takes a heap at its limit seconds, and a busy machine more. */
const patienceMs = 120_000;

/** With the flags that the launcher gives it. */
const startAsLaunched = () =>
  startChild({ OBSERVATORY_DATA: ':memory:', MALLOC_ARENA_MAX: '2' }, [
    '--max-semi-space-size=8',
    '--max-old-space-size=512',
  ]);

it('stays within its memory when many bodies unpack to a thousand times their size', async () => {
  const { url } = await startAsLaunched();
  const post = (body: Buffer) =>
    fetch(`${url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' },
      body: body as BodyInit,
    });
  const memory = async () =>
    ((await (await fetch(`${url}/api/status`)).json()) as Status).memory.used_bytes;

  const before = await memory();
  let peak = before;
  let answered = false;
  const bomb = gzipSync(Buffer.alloc(18 * mebibyte));
  const all = Promise.all(Array.from({ length: 12 }, () => post(bomb))).finally(() => {
    answered = true;
  });
  while (!answered) peak = Math.max(peak, await memory());
  for (const response of await all) {
    if (response.status === 503) expect(response.headers.get('retry-after')).toBe('1');
    else expect(response.status).toBe(400);
  }
  expect(peak - before).toBeLessThan(300 * mebibyte);

  const small = gzipSync(JSON.stringify(request([jsonSpan()])));
  const response = await fetch(`${url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: small as BodyInit,
  });
  expect(response.status).toBe(200);
});

/** Just under the limit; for each, the heap that its parsed form takes. */
const largest = 19 * mebibyte;
const filled = (piece: string) =>
  Array(Math.floor(largest / (piece.length + 1)))
    .fill(piece)
    .join(',');
const scope = (spans: string) => `{"resourceSpans":[{"scopeSpans":[{"spans":[${spans}]}]}]}`;

/** The most memory that a process has had, where the system tells. */
function peakOf({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) * 1024;
}

it.each([
  ['spans', () => scope(filled(JSON.stringify(jsonSpan()))), [200, 503]],
  ['empty objects in the place of spans', () => scope(filled('{}')), [413, 503]],
  ['empty lists in the place of everything', () => `[${filled('[]')}]`, [400, 503]],
  ['short keys', () => scope(`{${filled('"k":0')}}`), [200, 400, 503]],
])(
  'lives through several of the largest bodies at once: %s',
  async (_what, make, answers) => {
    const { url, child } = await startAsLaunched();
    const body = make();
    const post = () =>
      fetch(`${url}/v1/traces`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    const all = await Promise.all([post(), post(), post(), post()]);
    for (const { status } of all) expect(answers).toContain(status);
    expect(peakOf(child)).toBeLessThan(1024 * mebibyte);
    expect(child.exitCode).toBeNull();
  },
  patienceMs,
);

it(
  'lives through a large file that is imported beside large bodies',
  async () => {
    const { url, child } = await startAsLaunched();
    const body = scope(filled(JSON.stringify(jsonSpan())));
    const headers = { 'content-type': 'application/json' };
    const post = (path: string) => fetch(url + path, { method: 'POST', headers, body });
    const all = await Promise.all(['/v1/traces', '/v1/traces', '/api/import'].map(post));
    for (const { status } of all) expect([200, 503]).toContain(status);
    expect(all.at(-1)?.status).toBe(200);
    expect(peakOf(child)).toBeLessThan(1024 * mebibyte);
  },
  patienceMs,
);
