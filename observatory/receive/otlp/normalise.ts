import type { Origin, OtlpEvent, OtlpLink, SpanRecord } from '../../span.ts';
import { InvalidItemError, OtlpError, rpcCode } from './errors.ts';
import { attributes, origin } from './origin.ts';
import type { Message, Scalars } from './scalars.ts';
import { list, message, text } from './values.ts';

/** What one export request held: the spans that can be kept, and why others cannot. */
export interface TraceRequest {
  spans: SpanRecord[];
  rejected: string[];
}

/** More than the largest body holds of spans with something in them. */
const spansAtMost = 200_000;

const kindNames = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'].map(
  (name) => `SPAN_KIND_${name}`,
);
const statusNames = ['STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'];

/**
 * Turns a decoded ExportTraceServiceRequest, from protobuf or from JSON, into span records.
 * Throws MalformedError when the request does not have the protocol's shape; a span with illegal
 * ids is left out and reported in `rejected`, as partial success wants it.
 */
export function normaliseTraces(body: unknown, scalars: Scalars): TraceRequest {
  const result: TraceRequest = { spans: [], rejected: [] };
  for (const resourceSpans of list(message(body, 'request').resourceSpans, 'resourceSpans')) {
    const outer = message(resourceSpans, 'resourceSpans');
    for (const scopeSpans of list(outer.scopeSpans, 'scopeSpans')) {
      const inner = message(scopeSpans, 'scopeSpans');
      addSpans(result, inner.spans, origin(outer, inner, inner.scope, scalars), scalars);
    }
    const old = list(outer.instrumentationLibrarySpans, 'instrumentationLibrarySpans');
    for (const librarySpans of old) {
      const inner = message(librarySpans, 'instrumentationLibrarySpans');
      const from = origin(outer, inner, inner.instrumentationLibrary, scalars);
      addSpans(result, inner.spans, from, scalars);
    }
  }
  return result;
}

function addSpans(result: TraceRequest, spans: unknown, from: Origin, scalars: Scalars): void {
  const raws = list(spans, 'spans');
  if (result.spans.length + result.rejected.length + raws.length > spansAtMost) {
    const message = `A request may hold ${spansAtMost} spans; send fewer at once.`;
    throw new OtlpError(413, rpcCode.invalidArgument, message);
  }
  for (const raw of raws) {
    try {
      result.spans.push(span(message(raw, 'span'), from, scalars));
    } catch (error) {
      if (!(error instanceof InvalidItemError)) throw error;
      result.rejected.push(error.message);
    }
  }
}

function span(raw: Message, from: Origin, scalars: Scalars): SpanRecord {
  const status = message(raw.status ?? {}, 'status');
  return {
    traceId: requiredId(raw.traceId, 16, 'traceId', scalars),
    spanId: requiredId(raw.spanId, 8, 'spanId', scalars),
    parentSpanId: scalars.id(raw.parentSpanId, 8, 'parentSpanId'),
    traceState: text(raw.traceState, 'traceState'),
    flags: scalars.uint32(raw.flags, 'flags'),
    name: text(raw.name, 'name'),
    kind: scalars.enumeration(raw.kind, kindNames, 'kind'),
    start: scalars.uint64(raw.startTimeUnixNano, 'startTimeUnixNano'),
    end: scalars.uint64(raw.endTimeUnixNano, 'endTimeUnixNano'),
    ...attributes(raw, scalars),
    events: list(raw.events, 'events').map((item) => event(message(item, 'event'), scalars)),
    droppedEventsCount: scalars.uint32(raw.droppedEventsCount, 'droppedEventsCount'),
    links: list(raw.links, 'links').map((item) => link(message(item, 'link'), scalars)),
    droppedLinksCount: scalars.uint32(raw.droppedLinksCount, 'droppedLinksCount'),
    status: {
      code: scalars.enumeration(status.code, statusNames, 'status.code'),
      message: text(status.message, 'status.message'),
    },
    origin: from,
  };
}

function event(raw: Message, scalars: Scalars): OtlpEvent {
  return {
    time: scalars.uint64(raw.timeUnixNano, 'timeUnixNano'),
    name: text(raw.name, 'event.name'),
    ...attributes(raw, scalars),
  };
}

function link(raw: Message, scalars: Scalars): OtlpLink {
  return {
    traceId: requiredId(raw.traceId, 16, 'link.traceId', scalars),
    spanId: requiredId(raw.spanId, 8, 'link.spanId', scalars),
    traceState: text(raw.traceState, 'link.traceState'),
    flags: scalars.uint32(raw.flags, 'link.flags'),
    ...attributes(raw, scalars),
  };
}

function requiredId(value: unknown, bytes: number, field: string, scalars: Scalars): string {
  const id = scalars.id(value, bytes, field);
  if (id === '') throw new InvalidItemError(`${field} is missing or all zero`);
  return id;
}
