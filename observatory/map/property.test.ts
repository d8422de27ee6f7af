import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MapEdge, ServiceMap } from '../api/map.ts';
import type { RowsAnswer } from '../api/query.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { jsonSpan, newSpanId, newTraceId, request, text } from '../testing/spans.ts';
import { type PlainSpan, referenceEdges } from './reference.ts';

let server: Harness;
beforeAll(async () => {
  server = await startHarness();
});
afterAll(() => server.close());

const targets: Record<string, unknown[]> = {
  'database/postgresql/cruddur/127.0.0.1/5432': [
    text('db.system.name', 'postgresql'),
    text('db.namespace', 'cruddur'),
    text('server.address', '127.0.0.1'),
    { key: 'server.port', value: { intValue: '5432' } },
  ],
  'database/redis///': [text('db.system.name', 'redis')],
  'peer///api.example.com/': [text('server.address', 'api.example.com')],
  'peer/mail//api.example.com/': [
    text('peer.service', 'mail'),
    text('server.address', 'api.example.com'),
  ],
  'queue/sqs/jobs//': [text('messaging.system', 'sqs'), text('messaging.destination.name', 'jobs')],
  'peer////': [],
};
const kinds = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;

const drawn = fc.record({
  service: fc.constantFrom('web', 'api', 'jobs'),
  kind: fc.constantFrom('internal', 'server', 'client', 'client', 'producer', 'consumer'),
  /** An earlier span of the trace, one that never comes, or none. */
  parent: fc.oneof({ weight: 6, arbitrary: fc.nat(7) }, fc.constantFrom('missing', null)),
  tookMs: fc.nat(1000),
  error: fc.boolean(),
  partial: fc.nat(5).map((one) => one === 0),
  weight: fc.constantFrom(1, 1, 1, 10),
  target: fc.constantFrom(...Object.keys(targets)),
  repeated: fc.nat(9).map((one) => one === 0),
});
const traces = fc.array(fc.array(drawn, { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 6,
});
type Drawn = ReturnType<typeof drawn.generate>['value'];

function plain(trace: Drawn[]): PlainSpan[] {
  const traceId = newTraceId();
  const ids = trace.map(() => newSpanId());
  return trace.map(({ parent, repeated: _, ...span }, index) => {
    const earlier = typeof parent === 'number' && index > 0 ? ids[parent % index] : null;
    const parentId = parent === 'missing' ? newSpanId() : (earlier ?? null);
    return { ...span, traceId, spanId: ids[index] as string, parentId };
  });
}

function otlp(span: PlainSpan, startMs: number) {
  return jsonSpan({
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentId && { parentSpanId: span.parentId }),
    kind: kinds[span.kind],
    startTimeUnixNano: String(BigInt(startMs) * 1_000_000n),
    endTimeUnixNano: String(BigInt(startMs + span.tookMs) * 1_000_000n),
    status: { code: span.error ? 2 : 0 },
    attributes: [
      { key: 'SampleRate', value: { intValue: String(span.weight) } },
      ...(span.partial ? [{ key: 'app.partial', value: { boolValue: true } }] : []),
      ...(targets[span.target] ?? []),
    ],
  });
}

/** All in one request, which keeps their order. */
const post = (spans: readonly PlainSpan[], startMs: number) =>
  server.post({
    resourceSpans: spans.flatMap((span) => {
      return request([otlp(span, startMs)], span.service).resourceSpans;
    }),
  });

/** Writes the rows of some spans a second time, as a restart between two deliveries may leave them. */
async function repeat(spans: readonly PlainSpan[]) {
  if (spans.length === 0) return;
  const ids = spans.map(({ spanId }) => `'${spanId}'`).join(', ');
  await server.observatory.reader.run(
    `INSERT INTO spans SELECT * FROM spans WHERE "trace.span_id" IN (${ids})`,
  );
}

/** In one order, and without what the last digits of a double differ by. */
function comparable<T extends { from: string; to: string }>(edges: T[]): unknown {
  const digits = (_key: string, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(6)) : value;
  const ordered = edges.toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
  return JSON.parse(JSON.stringify(ordered, digits));
}

async function rowsOf(edge: MapEdge, startMs: number): Promise<number> {
  const { dataset, filters } = edge.question;
  const query = { filters, start_time: startMs / 1000, end_time: startMs / 1000 + 60 };
  const response = await fetch(`${server.url}/api/query/rows?limit=1000`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dataset, query }),
  });
  return ((await response.json()) as RowsAnswer).rows.length;
}

let startMs = 1_795_357_286_000;

it('agrees with a plain reading of the spans, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(traces, async (drawnTraces) => {
      startMs += 3_600_000;
      const spans = drawnTraces.flatMap(plain);
      const again = drawnTraces.flat().map(({ repeated }) => repeated);
      const twice = spans.filter((_, index) => again[index]);
      await post(spans, startMs);
      await server.observatory.writer.flush();
      await repeat(twice);
      const path = `/api/map?start_ms=${startMs}&end_ms=${startMs + 60_000}`;
      const map = (await (await fetch(`${server.url}${path}`)).json()) as ServiceMap;
      const edges = map.edges.map(({ question: _, exact: __, ...edge }) => edge);
      expect(comparable(edges)).toEqual(comparable(referenceEdges(spans)));
      if (twice.length > 0) return;
      for (const edge of map.edges.filter(({ exact }) => exact)) {
        expect(await rowsOf(edge, startMs)).toBe(edge.spans);
      }
    }),
    { numRuns: 20, endOnFailure: true },
  );
});
