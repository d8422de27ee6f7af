/**
 * A span as the Observatory holds it between receiver and store: OTLP's own JSON shape with ids in
 * lower-case hex, times as bigints and 64-bit integers as decimal strings, so that nothing that a
 * sender wrote is lost on the way, whichever encoding it came in.
 */

/** OTLP's AnyValue; exactly one member is set, or none for an empty value. */
export interface AnyValue {
  stringValue?: string;
  boolValue?: boolean;
  /** Decimal, since 64 bits do not fit a JavaScript number. */
  intValue?: string;
  /** A string for the four doubles that JSON cannot write: NaN, Infinity, -Infinity and -0. */
  doubleValue?: number | string;
  arrayValue?: { values: AnyValue[] };
  kvlistValue?: { values: KeyValue[] };
  /** Base64. */
  bytesValue?: string;
}

export interface KeyValue {
  key: string;
  value?: AnyValue;
}

export interface OtlpEvent {
  time: bigint;
  name: string;
  attributes: KeyValue[];
  droppedAttributesCount: number;
}

export interface OtlpLink {
  traceId: string;
  spanId: string;
  traceState: string;
  flags: number;
  attributes: KeyValue[];
  droppedAttributesCount: number;
}

/** Who sent a span: its resource and its instrumentation scope, shared by all spans of a batch. */
export interface Origin {
  resource: { attributes: KeyValue[]; droppedAttributesCount: number; schemaUrl: string };
  scope: {
    name: string;
    version: string;
    attributes: KeyValue[];
    droppedAttributesCount: number;
    schemaUrl: string;
  };
}

export interface SpanRecord {
  traceId: string;
  spanId: string;
  /** Empty for a root. */
  parentSpanId: string;
  traceState: string;
  flags: number;
  name: string;
  kind: number;
  start: bigint;
  /** 0 while the sender does not know the end. */
  end: bigint;
  attributes: KeyValue[];
  droppedAttributesCount: number;
  events: OtlpEvent[];
  droppedEventsCount: number;
  links: OtlpLink[];
  droppedLinksCount: number;
  status: { code: number; message: string };
  origin: Origin;
}

const kinds = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

/** The lower-case name of an OTLP span kind; `unspecified` for numbers that are not defined. */
export function kindName(kind: number): (typeof kinds)[number] {
  return kinds[kind] ?? 'unspecified';
}

/**
 * A span sent before its end: its sender marked it so because the page went away, or gave no end.
 * `app.partial` is declared in the contract's common attributes of the browser.
 */
export function isPartial(span: SpanRecord): boolean {
  if (span.end === 0n) return true;
  return span.attributes.some(({ key, value }) => key === 'app.partial' && value?.boolValue);
}

/** The status says so, or an attribute `error` that is true. */
export function isError(span: SpanRecord): boolean {
  return (
    span.status.code === 2 ||
    span.attributes.some(({ key, value }) => key === 'error' && value?.boolValue === true)
  );
}

/** Duration in nanoseconds, never negative. */
export function durationNanos(span: { start: bigint; end: bigint }): bigint {
  return span.end > span.start ? span.end - span.start : 0n;
}

/** Nanoseconds as milliseconds with fractions; exact to the nanosecond up to about 100 days. */
export function nanosToMs(nanos: bigint): number {
  return Number(nanos) / 1e6;
}
