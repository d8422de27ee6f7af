import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TraceSummary } from '../api.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { jsonSpan, request } from '../testing/spans.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

/** Reads server-sent events until one satisfies the condition. */
async function connect() {
  const stop = new AbortController();
  const response = await fetch(`${harness.url}/api/live`, { signal: stop.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  return {
    async next(name: string, condition: (data: TraceSummary[]) => boolean) {
      for (;;) {
        const end = buffer.indexOf('\n\n');
        if (end < 0) {
          buffer += (await reader?.read())?.value ?? '';
          continue;
        }
        const [event, data] = buffer.slice(0, end).split('\n');
        buffer = buffer.slice(end + 2);
        if (event !== `event: ${name}` || !data) continue;
        const parsed = JSON.parse(data.slice('data: '.length));
        if (condition(parsed)) return parsed;
      }
    },
    close: () => stop.abort(),
  };
}

it('starts with a snapshot, then pushes new traces and what becomes of them', async () => {
  const earlier = jsonSpan();
  await harness.post(request([earlier]));
  const [one, two] = await Promise.all([connect(), connect()]);
  try {
    const holds = (id: string, complete?: boolean) => (traces: TraceSummary[]) =>
      traces.some((t) => t.trace_id === id && (complete === undefined || t.complete === complete));
    await one.next('traces', holds(earlier.traceId));
    expect(await one.next('status', () => true)).toMatchObject({ services: expect.any(Array) });
    const later = jsonSpan();
    await harness.post(request([later]));
    for (const client of [one, two]) {
      await client.next('traces', holds(later.traceId));
      await client.next('traces', holds(later.traceId, true));
    }
  } finally {
    one.close();
    two.close();
  }
});
