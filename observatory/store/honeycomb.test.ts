import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { jsonSpan, newSpanId, newTraceId, request, text } from '../testing/spans.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

async function stored(span: Record<string, unknown>, resource: unknown[] = []) {
  const full = jsonSpan(span);
  const response = await harness.post(request([full], 'shop', resource));
  expect(response.status).toBe(200);
  const rows = await harness.rows(`"trace.trace_id" = '${full.traceId}'`);
  const [row = {}] = rows.filter((candidate) => candidate['trace.span_id'] === full.spanId);
  return { full, row, rows };
}

it('names the columns of a span as Honeycomb does', async () => {
  const parentSpanId = newSpanId();
  const { full, row } = await stored({ parentSpanId, kind: 3, status: { code: 1 } });
  expect(row).toMatchObject({
    'trace.trace_id': full.traceId,
    'trace.span_id': full.spanId,
    'trace.parent_id': parentSpanId,
    name: 'GET /',
    type: 'client',
    'span.kind': 'client',
    'service.name': 'shop',
    duration_ms: 10.000002,
    status_code: 1,
    'span.num_events': 0,
    'span.num_links': 0,
    'library.name': 'tests',
    'library.version': '1.2.3',
    'meta.signal_type': 'trace',
    error: null,
  });
});

it('sets error only when true, from the status or from an attribute', async () => {
  const failed = await stored({ status: { code: 2, message: 'no' } });
  expect(failed.row).toMatchObject({ error: true, status_message: 'no' });
  const marked = await stored({ attributes: [{ key: 'error', value: { boolValue: true } }] });
  expect(marked.row.error).toBe(true);
});

it('makes a span event a row of its own, and copies the first exception to its span', async () => {
  const exception = (message: string) => ({
    timeUnixNano: '1795357286295000000',
    name: 'exception',
    attributes: [text('exception.message', message), text('exception.type', 'Error')],
  });
  const { full, row, rows } = await stored({ events: [exception('first'), exception('second')] });
  expect(row).toMatchObject({ 'exception.message': 'first', 'span.num_events': 2 });
  expect(rows).toHaveLength(3);
  const event = rows.find((candidate) => candidate['exception.message'] === 'second');
  expect(event).toMatchObject({
    name: 'exception',
    'meta.annotation_type': 'span_event',
    parent_name: 'GET /',
    'trace.parent_id': full.spanId,
    'trace.trace_id': full.traceId,
    'service.name': 'shop',
    'trace.span_id': null,
  });
});

it('makes a link a row of its own', async () => {
  const link = { traceId: newTraceId(), spanId: newSpanId(), attributes: [text('why', 'retry')] };
  const { full, rows } = await stored({ links: [link] });
  expect(rows.find((row) => row['meta.annotation_type'] === 'link')).toMatchObject({
    'trace.link.trace_id': link.traceId,
    'trace.link.span_id': link.spanId,
    'trace.parent_id': full.spanId,
    why: 'retry',
  });
});

it('lets scope override resource, and the span override both', async () => {
  const span = jsonSpan({ attributes: [text('c', 'span')] });
  await harness.post({
    resourceSpans: [
      {
        resource: { attributes: ['a', 'b', 'c'].map((key) => text(key, 'resource')) },
        scopeSpans: [
          { scope: { attributes: ['b', 'c'].map((key) => text(key, 'scope')) }, spans: [span] },
        ],
      },
    ],
  });
  const [row] = await harness.rows(`"trace.trace_id" = '${span.traceId}'`);
  expect(row).toMatchObject({ a: 'resource', b: 'scope', c: 'span' });
  expect(row?.['service.name']).toBe('unknown_service');
});

it('leaves nothing of an overridden attribute, also when the types differ', async () => {
  const attributes = [{ key: 'overridden', value: { intValue: 1 } }];
  const { row } = await stored({ attributes }, [text('overridden', 'resource')]);
  const columns = Object.entries(row).filter(([name]) => name.startsWith('overridden'));
  expect(columns.filter(([, value]) => value !== null)).toEqual([['overridden (number)', 1]]);
});

it('makes a negative duration 0 and says so', async () => {
  const { row } = await stored({ endTimeUnixNano: '1795357286280000000' });
  expect(row).toMatchObject({ duration_ms: 0, 'meta.invalid_duration': true });
});

it('keeps SampleRate as a number', async () => {
  const { row } = await stored({ attributes: [{ key: 'SampleRate', value: { intValue: '20' } }] });
  expect(row.SampleRate).toBe(20);
});

it.each([
  ['SampleRate', { stringValue: '20' }, 20],
  ['sampleRate', { doubleValue: 2.5 }, 2.5],
  ['SampleRate', { stringValue: 'many' }, null],
])('reads %s as %j', async (key, value, rate) => {
  const { row } = await stored({ attributes: [{ key, value }] });
  expect(row.SampleRate).toBe(rate);
});

it('lets events and links count as often as their span, and fail with it', async () => {
  const failed = {
    status: { code: 2 },
    events: [{ timeUnixNano: '1795357286295000000', name: 'tick' }],
    links: [{ traceId: newTraceId(), spanId: newSpanId() }],
  };
  const rate = { key: 'SampleRate', value: { intValue: '20' } };
  for (const { rows } of [
    await stored({ ...failed, attributes: [rate] }),
    await stored(failed, [rate]),
  ]) {
    expect(rows.map(({ SampleRate, error }) => ({ SampleRate, error }))).toEqual(
      new Array(3).fill({ SampleRate: 20, error: true }),
    );
  }
});

it('gives a key of a second type, or of other case, a second column', async () => {
  await stored({ attributes: [text('mixed', 'a')] });
  const number = await stored({ attributes: [{ key: 'mixed', value: { intValue: 5 } }] });
  expect(number.row).toMatchObject({ mixed: null, 'mixed (number)': 5 });
  const cased = await stored({ attributes: [text('MIXED', 'b')] });
  expect(cased.row).toMatchObject({ mixed: null, 'MIXED (text)': 'b' });
  const reserved = await stored({ attributes: [text('duration_ms', 'long')] });
  expect(reserved.row).toMatchObject({ duration_ms: 10.000002, 'duration_ms (text)': 'long' });
});

it('puts attributes beyond the last column into one JSON column', async () => {
  const many = Array.from({ length: 450 }, (_, index) => text(`many.${index}`, `v${index}`));
  const { full, row } = await stored({ attributes: many });
  const rest = JSON.parse(String(row._rest)) as Record<string, string>;
  expect(rest['many.449']).toBe('v449');
  expect(Object.keys((await harness.detail(full.traceId)).spans[0]?.attributes ?? {})).toHaveLength(
    450,
  );
});
