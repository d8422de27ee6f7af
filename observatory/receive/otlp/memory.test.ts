import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Status } from '../../api.ts';
import { startChild } from '../../testing/child.ts';
import { jsonSpan, request } from '../../testing/spans.ts';

const mebibyte = 1024 * 1024;

it('stays within its memory when many bodies unpack to a thousand times their size', async () => {
  // As the launcher starts it.
  const { url } = await startChild({ OBSERVATORY_DATA: ':memory:', MALLOC_ARENA_MAX: '2' }, [
    '--max-semi-space-size=8',
    '--max-old-space-size=256',
  ]);
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
  const bomb = gzipSync(Buffer.alloc(60 * mebibyte));
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
