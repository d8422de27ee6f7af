import type { KeyValue, Origin, OtlpEvent, OtlpLink, SpanRecord } from '../span.ts';

/**
 * What a row's columns do not hold exactly, in the column `_otlp`: attributes with their order and
 * exact types, events, links and the rarely set rest. Short keys, since every span carries them.
 */
interface Kept {
  a?: KeyValue[];
  e?: (Omit<OtlpEvent, 'time'> & { time: string })[];
  l?: OtlpLink[];
  /** Dropped counts of attributes, events and links. */
  d?: [number, number, number];
  ts?: string;
  f?: number;
  k?: number;
  /** Texts that UTF-8 cannot hold, lone surrogates, which JSON escapes. */
  n?: string;
  m?: string;
}

export function keptJson(span: SpanRecord): string {
  const kept: Kept = {};
  if (span.attributes.length > 0) kept.a = span.attributes;
  if (span.events.length > 0) kept.e = span.events.map((e) => ({ ...e, time: String(e.time) }));
  if (span.links.length > 0) kept.l = span.links;
  if (span.droppedAttributesCount + span.droppedEventsCount + span.droppedLinksCount > 0) {
    kept.d = [span.droppedAttributesCount, span.droppedEventsCount, span.droppedLinksCount];
  }
  if (span.traceState !== '') kept.ts = span.traceState;
  if (span.flags !== 0) kept.f = span.flags;
  kept.k = span.kind;
  if (!isPlain(span.name)) kept.n = span.name;
  if (!isPlain(span.status.message)) kept.m = span.status.message;
  return JSON.stringify(kept);
}

/** The columns that a span is read back from. */
export interface StoredSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  start: bigint;
  end: bigint;
  statusCode: number;
  statusMessage: string;
  kept: string;
  origin: Origin;
}

/** The span exactly as it came. */
export function spanFromStored(row: StoredSpan): SpanRecord {
  const kept = JSON.parse(row.kept) as Kept;
  const [droppedAttributesCount, droppedEventsCount, droppedLinksCount] = kept.d ?? [0, 0, 0];
  return {
    traceId: row.traceId,
    spanId: row.spanId,
    parentSpanId: row.parentSpanId,
    traceState: kept.ts ?? '',
    flags: kept.f ?? 0,
    name: kept.n ?? row.name,
    kind: kept.k ?? 0,
    start: row.start,
    end: row.end,
    attributes: kept.a ?? [],
    droppedAttributesCount,
    events: (kept.e ?? []).map((event) => ({ ...event, time: BigInt(event.time) })),
    droppedEventsCount,
    links: kept.l ?? [],
    droppedLinksCount,
    status: { code: row.statusCode, message: kept.m ?? row.statusMessage },
    origin: row.origin,
  };
}

function isPlain(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
