import { expect, it } from 'vitest';
import { Budget, Share } from '../receive/otlp/budget.ts';
import type { SpanRecord } from '../span.ts';
import { jsonSpan, request, text } from '../testing/spans.ts';
import { importSpans } from './import.ts';

const mebibyte = 2 ** 20;

/** Takes all, and tells how many spans it was given. */
function recorder() {
  return {
    taken: 0,
    room: async () => true,
    async acceptAgain(spans: readonly SpanRecord[]) {
      this.taken += spans.length;
      return { taken: spans.length, known: 0, tooMany: 0 };
    },
  };
}

/** Two pieces: a small one, and one that is larger than a batch. */
async function* file() {
  const small = JSON.stringify(request([jsonSpan()]));
  const filling = text('filling', 'x'.repeat(5 * mebibyte));
  const whole = Buffer.from(small + JSON.stringify(request([jsonSpan({ attributes: [filling] })])));
  for (let from = 0; from < whole.length; from += 65_536) yield whole.subarray(from, from + 65_536);
}

it('takes the memory of an import from what all bodies may take, and gives it back', async () => {
  const budget = new Budget(8 * mebibyte, 0);
  const other = new Share(budget, 8 * mebibyte);
  await other.reserve(8 * mebibyte);
  const to = recorder();
  const importing = importSpans(file(), to, new Share(budget, 8 * mebibyte, 10_000));
  expect(await Promise.race([importing, new Promise((resolve) => setImmediate(resolve))])).toBe(
    undefined,
  );
  expect(to.taken).toBe(0);
  other.release();
  expect(await importing).toMatchObject({ taken: 2, stopped: null });
  await other.reserve(8 * mebibyte);
});

it('gives the memory back when the spans cannot be taken', async () => {
  const budget = new Budget(8 * mebibyte, 0);
  const failing = { ...recorder(), acceptAgain: () => Promise.reject(new Error('no table')) };
  const importing = importSpans(file(), failing, new Share(budget, 8 * mebibyte));
  await expect(importing).rejects.toThrow('no table');
  await new Share(budget, 8 * mebibyte).reserve(8 * mebibyte);
});

it('stops with a sentence when others leave it no memory, and keeps what it has', async () => {
  const budget = new Budget(8 * mebibyte, 0);
  await new Share(budget, 8 * mebibyte).reserve(4 * mebibyte);
  const share = new Share(budget, 8 * mebibyte, 1);
  const result = await importSpans(file(), recorder(), share);
  expect(result).toMatchObject({ taken: 1, stopped: expect.stringContaining('no memory') });
});
