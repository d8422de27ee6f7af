import type { BubbleUpAnswer, BubbleUpSelection, ColumnDifference } from '../api/bubbleup.ts';
import type { QuerySpec } from '../api/query.ts';
import type { Harness } from '../testing/harness.ts';
import { jsonSpan, request } from '../testing/spans.ts';

/** When the spans of a test begin, in epoch seconds. */
export const startOfSpans = 1_795_357_000;

export type Attributes = Record<string, string | number | boolean | null>;

/** Sends spans of a duration in milliseconds, one a second, with the attributes that are not null. */
export async function send(
  observatory: Harness,
  spans: readonly { ms: number; attributes: Attributes }[],
  service = 'shop',
): Promise<void> {
  const sent = spans.map(({ ms, attributes }, index) => {
    const start = BigInt(startOfSpans + index) * 1_000_000_000n;
    return jsonSpan({
      startTimeUnixNano: String(start),
      endTimeUnixNano: String(start + BigInt(Math.round(ms * 1e6))),
      attributes: Object.entries(attributes).flatMap(([key, value]) =>
        value === null ? [] : { key, value: anyValue(value) },
      ),
    });
  });
  const response = await observatory.post(request(sent, service));
  if (!response.ok) throw new Error(`The spans were refused: ${await response.text()}`);
  await observatory.observatory.writer.flush();
}

function anyValue(value: string | number | boolean) {
  if (typeof value === 'string') return { stringValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { doubleValue: value };
}

/** Everything that a test has sent. */
export const allOfIt: QuerySpec = {
  start_time: startOfSpans - 1,
  end_time: startOfSpans + 100_000,
};

/** The spans that took from `min` to `max` milliseconds. */
export function slow(min: number, max = 1e9): BubbleUpSelection {
  const start_ms = (allOfIt.start_time as number) * 1000;
  const end_ms = (allOfIt.end_time as number) * 1000;
  return { area: { column: 'duration_ms', start_ms, end_ms, min, max } };
}

export function ask(
  observatory: Harness,
  selection: unknown,
  query: unknown = allOfIt,
  dataset = '__all__',
): Promise<Response> {
  return fetch(`${observatory.url}/api/bubbleup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dataset, query, selection }),
  });
}

export async function answerTo(
  observatory: Harness,
  selection: BubbleUpSelection,
  dataset?: string,
): Promise<BubbleUpAnswer> {
  const response = await ask(observatory, selection, allOfIt, dataset);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as BubbleUpAnswer;
}

export function column(answer: BubbleUpAnswer, name: string): ColumnDifference {
  const found = answer.columns.find((one) => one.column === name);
  if (!found) throw new Error(`${name} is not among ${answer.columns.map((one) => one.column)}`);
  return found;
}

/** Numbers that look like chance and are the same in every run (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
