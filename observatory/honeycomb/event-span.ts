import { createHash, randomBytes } from 'node:crypto';
import type { AnyValue, KeyValue, SpanRecord } from '../span.ts';

/** An event as the Events API takes it. */
export interface ApiEvent {
  data: Record<string, unknown>;
  /** RFC 3339, or epoch seconds; now when nothing is said. */
  time?: string | number | undefined;
  /** How many events it stands for. */
  samplerate?: number | undefined;
}

const kinds = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];

/** Fields that are the span's own and no attributes. */
const ownFields = new Set([
  'trace.trace_id',
  'trace.span_id',
  'trace.parent_id',
  'name',
  'duration_ms',
  'span.kind',
  'status_code',
  'status_message',
  'service.name',
]);

/**
 * An event of a dataset as a span of that service: what Honeycomb calls a trace's fields become the
 * span, and all others its attributes. One that names no trace is a trace by itself. Ids that are
 * not of W3C's form, as older senders make them, become one that is the same each time.
 * @throws Error with a sentence when its time cannot be read
 */
export function spanOfEvent(dataset: string, { data, time, samplerate }: ApiEvent): SpanRecord {
  const start = nanosOf(time);
  const durationMs = Number(data.duration_ms);
  const nanos = durationMs > 0 && durationMs < 1e12 ? Math.round(durationMs * 1e6) : 0;
  const attributes = Object.entries(data).flatMap(([key, value]) =>
    ownFields.has(key) ? [] : attributeOf(key, value),
  );
  if (samplerate !== undefined) attributes.push(...attributeOf('SampleRate', samplerate));
  const failed = data.error === true || data.status_code === 2;
  return {
    traceId: idOf(data['trace.trace_id'], 32) || randomBytes(16).toString('hex'),
    spanId: idOf(data['trace.span_id'], 16) || randomBytes(8).toString('hex'),
    parentSpanId: idOf(data['trace.parent_id'], 16),
    traceState: '',
    flags: 0,
    name: textOf(data.name) || 'event',
    kind: Math.max(0, kinds.indexOf(textOf(data['span.kind']))),
    start,
    end: start + BigInt(nanos),
    attributes,
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    status: { code: failed ? 2 : 0, message: textOf(data.status_message) },
    origin: originOf(dataset),
  };
}

function originOf(dataset: string): SpanRecord['origin'] {
  const empty = { attributes: [], droppedAttributesCount: 0, schemaUrl: '' };
  const service = { key: 'service.name', value: { stringValue: dataset } };
  return {
    resource: { ...empty, attributes: [service] },
    scope: { ...empty, name: 'honeycomb.events', version: '' },
  };
}

function attributeOf(key: string, value: unknown): KeyValue[] {
  const converted = anyValueOf(value);
  return converted === undefined ? [] : [{ key, value: converted }];
}

function anyValueOf(value: unknown): AnyValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  // As Honeycomb keeps what is nested, unless a dataset unpacks it.
  return { stringValue: JSON.stringify(value) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function idOf(value: unknown, digits: 16 | 32): string {
  const text = textOf(value).toLowerCase();
  if (text === '') return '';
  const plain = text.replaceAll('-', '');
  if (plain.length === digits && /^[0-9a-f]+$/.test(plain) && !/^0+$/.test(plain)) return plain;
  return createHash('sha256').update(text).digest('hex').slice(0, digits);
}

function nanosOf(time: ApiEvent['time']): bigint {
  if (time === undefined) return BigInt(Date.now()) * 1_000_000n;
  const isEpoch = typeof time === 'number' || /^\d+(\.\d+)?$/.test(time);
  const ms = isEpoch ? Number(time) * 1000 : Date.parse(time);
  if (!(ms > 0 && ms < 1e14)) throw new Error('The time of the event cannot be read.');
  // Seconds as a double tell microseconds apart, and nothing less.
  if (isEpoch) return BigInt(Math.round(Number(time) * 1e6)) * 1000n;
  // Date knows no less than a millisecond; RFC 3339 may say nanoseconds.
  const beyond = /\.\d{3}(\d{1,6})/.exec(time)?.[1] ?? '';
  return BigInt(ms) * 1_000_000n + BigInt(beyond.padEnd(6, '0'));
}
