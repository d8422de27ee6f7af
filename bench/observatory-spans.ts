/**
 * Spans as Cruddur sends them, encoded once; between sends only ids and times are written over, so
 * that making them costs the machine next to nothing beside taking them in.
 */
import { randomBytes, randomFillSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const proto = new URL('../observatory/receive/otlp/otlp.proto', import.meta.url);
const request = protobuf
  .loadSync(fileURLToPath(proto))
  .lookupType('otlp.ExportTraceServiceRequest');

const tracesPerBatch = 50;
const browser = [
  span('submit compose', 1, [], { 'app.action.type': 'submit', 'app.action.end': 'settled' }),
  span('POST /api/activities', 3, [0], {
    'http.request.method': 'POST',
    'http.response.status_code': 201,
    'server.address': 'localhost',
    'server.port': 3000,
    'url.full': 'http://localhost:3000/api/activities',
    'url.template': '/api/activities',
    'http.client.request_ms': 0.4,
    'http.client.wait_ms': 12.25,
    'http.client.response_ms': 0.75,
    'http.client.server_ms': 9.5,
    'http.client.network_ms': 3.9,
  }),
  span('web_vital INP', 1, [0], { 'app.vital.value': 48.5, 'app.vital.rating': 'good' }),
];
const backend = [
  span('POST /api/activities', 2, [1], {
    'http.request.method': 'POST',
    'http.route': '/api/activities',
    'http.response.status_code': 201,
    'url.path': '/api/activities',
    'url.scheme': 'http',
    'server.address': 'localhost',
    'server.port': 3000,
    'network.protocol.version': '1.1',
    'user_agent.original': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150',
    'user.id': 'user-123',
  }),
  span('request handler - /api/activities', 1, [3], {
    'http.route': '/api/activities',
    'express.type': 'request_handler',
    'express.name': '/api/activities',
  }),
  span('home.activities', 1, [4], {
    'app.now': '2026-11-22T14:00:00.000Z',
    'app.result_length': 20,
  }),
  ...['SELECT activities', 'INSERT activities', 'SELECT users', 'COMMIT'].map((name) =>
    span(name, 3, [5], {
      'db.system.name': 'postgresql',
      'db.namespace': 'cruddur',
      'db.operation.name': name.split(' ')[0] as string,
      'db.collection.name': name.split(' ')[1] ?? '',
      'db.query.text': `${name}: select a.*, u.handle from activities a join users u on u.id = a.user_id where a.expires_at > $1 order by a.created_at desc limit $2`,
      'db.response.returned_rows': 20,
      'server.address': '127.0.0.1',
      'server.port': 5432,
    }),
  ),
];
const spansPerTrace = browser.length + backend.length;
export const spansPerBatch = tracesPerBatch * spansPerTrace;

interface Template {
  name: string;
  kind: number;
  parent: number | undefined;
  attributes: Record<string, string | number>;
}

function span(
  name: string,
  kind: number,
  [parent]: number[],
  attributes: Record<string, string | number>,
): Template {
  return { name, kind, parent, attributes };
}

/** A batch of whole traces with new ids and the present time at each `next`. */
export class TraceBatch {
  readonly #bytes: Buffer;
  /** Offsets of each trace's id, and of every time with what it lies after the start, in ns. */
  readonly #traces: { ids: number[]; times: { offset: number; after: bigint }[] }[];
  lastTraceId = '';

  constructor(seed: number) {
    const ids = Array.from({ length: tracesPerBatch }, () => randomBytes(16));
    const mark = BigInt(seed + 1) << 56n;
    this.#bytes = Buffer.from(encode(ids, mark));
    this.#traces = ids.map((id, trace) => ({
      ids: offsetsOf(this.#bytes, id),
      times: Array.from({ length: spansPerTrace * 2 }, (_, index) => index).flatMap((index) =>
        offsetsOf(this.#bytes, fixed64(mark + BigInt(trace * 1000 + index))).map((offset) => ({
          offset,
          after: BigInt(index) * 250_000n,
        })),
      ),
    }));
  }

  next(): Buffer {
    const now = BigInt(Date.now()) * 1_000_000n;
    const id = Buffer.alloc(16);
    for (const { ids, times } of this.#traces) {
      randomFillSync(id);
      id.writeUInt32BE(Number(now / 1_000_000_000n), 0);
      for (const offset of ids) id.copy(this.#bytes, offset);
      for (const { offset, after } of times) this.#bytes.writeBigUInt64LE(now + after, offset);
      this.lastTraceId = id.toString('hex');
    }
    return this.#bytes;
  }
}

function encode(traceIds: Buffer[], mark: bigint): Uint8Array {
  const spansOf = (templates: Template[], first: number) =>
    traceIds.flatMap((traceId, trace) =>
      templates.map((template, index) => {
        const at = BigInt(trace * 1000 + (first + index) * 2);
        return encodable(template, traceId, first + index, mark + at);
      }),
    );
  return request
    .encode(
      request.fromObject({
        resourceSpans: [
          scoped('frontend-react', spansOf(browser, 0)),
          scoped('backend-node', spansOf(backend, browser.length)),
        ],
      }),
    )
    .finish();
}

function scoped(service: string, spans: unknown[]) {
  const attributes = {
    'service.name': service,
    'service.namespace': 'cruddur',
    'host.name': 'lap',
  };
  return {
    resource: { attributes: keyValues(attributes) },
    scopeSpans: [{ scope: { name: 'cruddur', version: '0.1.0' }, spans }],
  };
}

function encodable(template: Template, traceId: Buffer, index: number, start: bigint) {
  return {
    traceId,
    spanId: spanId(index),
    parentSpanId: template.parent === undefined ? Buffer.alloc(0) : spanId(template.parent),
    name: template.name,
    kind: template.kind,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 1n),
    attributes: keyValues(template.attributes),
  };
}

function spanId(index: number): Buffer {
  const id = Buffer.alloc(8, 0x5a);
  id.writeUInt32BE(index + 1, 4);
  return id;
}

function keyValues(attributes: Record<string, string | number>) {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: string | number) {
  if (typeof value === 'string') return { stringValue: value };
  return Number.isInteger(value) ? { intValue: value } : { doubleValue: value };
}

function fixed64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}

function offsetsOf(bytes: Buffer, pattern: Buffer): number[] {
  const offsets: number[] = [];
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) {
    offsets.push(at);
  }
  return offsets;
}

/** One trace of a server span and calls below it. */
export function bigTrace(spans: number): { traceId: string; body: Uint8Array } {
  const traceId = randomBytes(16);
  const start = BigInt(Date.now()) * 1_000_000n;
  const sql = backend.at(-2) as Template;
  const below = Array.from({ length: spans - 1 }, (_, index) => ({
    ...encodable({ ...sql, parent: index % 3 === 0 ? index : 0 }, traceId, index + 1, start),
    startTimeUnixNano: String(start + BigInt(index) * 1000n),
    endTimeUnixNano: String(start + BigInt(index + 2) * 1000n),
  }));
  const root = {
    ...encodable({ ...(backend[0] as Template), parent: undefined }, traceId, 0, start),
    endTimeUnixNano: String(start + 10_000_000n),
  };
  const body = { resourceSpans: [scoped('backend-node', [root, ...below])] };
  return {
    traceId: traceId.toString('hex'),
    body: request.encode(request.fromObject(body)).finish(),
  };
}
