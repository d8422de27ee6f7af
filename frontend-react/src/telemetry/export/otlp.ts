import type { Attributes, AttributeValue, HrTime } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';

/** Sampled and random trace id (W3C), and "whether the parent is remote is known" (OTLP). */
const FLAGS = 0x103;
const PARENT_IS_REMOTE = 0x200;

/** One span in OTLP/JSON, with the scope that it goes under. */
export interface EncodedSpan {
  readonly scope: string;
  readonly json: string;
  readonly bytes: number;
}

/** @param end overrides the end of a span that is still running, as epoch ms */
export function encodeSpan(span: ReadableSpan, extra: Attributes, end?: HrTime): EncodedSpan {
  const { parentSpanContext, instrumentationScope: scope } = span;
  const { traceId, spanId } = span.spanContext();
  const json = JSON.stringify({
    traceId,
    spanId,
    parentSpanId: parentSpanContext?.spanId,
    flags: FLAGS | (parentSpanContext?.isRemote ? PARENT_IS_REMOTE : 0),
    name: span.name,
    kind: span.kind + 1,
    startTimeUnixNano: nanos(span.startTime),
    endTimeUnixNano: nanos(end ?? span.endTime),
    attributes: encodeAttributes({ ...span.attributes, ...extra }),
    droppedAttributesCount: span.droppedAttributesCount || undefined,
    events: span.events.map(({ name, time, attributes }) => ({
      name,
      timeUnixNano: nanos(time),
      attributes: encodeAttributes(attributes),
    })),
    droppedEventsCount: span.droppedEventsCount || undefined,
    links: span.links.map(({ context }) => ({
      traceId: context.traceId,
      spanId: context.spanId,
      flags: FLAGS,
    })),
    status: span.status,
  });
  return {
    scope: JSON.stringify({ name: scope.name, version: scope.version }),
    json,
    bytes: new TextEncoder().encode(json).length,
  };
}

/** An ExportTraceServiceRequest: spans under their scopes, all of one resource. */
export function encodeRequest(spans: readonly EncodedSpan[], resource: Attributes): string {
  const scopes = new Map<string, string[]>();
  for (const { scope, json } of spans) scopes.set(scope, [...(scopes.get(scope) ?? []), json]);
  const scopeSpans = [...scopes].map(
    ([scope, group]) => `{"scope":${scope},"spans":[${group.join()}]}`,
  );
  const attributes = JSON.stringify(encodeAttributes(resource));
  return `{"resourceSpans":[{"resource":{"attributes":${attributes}},"scopeSpans":[${scopeSpans.join()}]}]}`;
}

function encodeAttributes(attributes: Attributes = {}) {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key, value: encodeValue(value) }));
}

function encodeValue(value: AttributeValue | null | undefined): object {
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  if (Array.isArray(value)) return { arrayValue: { values: value.map(encodeValue) } };
  return { stringValue: String(value) };
}

/** Nanoseconds as decimal digits: a number would lose the last ones. */
function nanos([seconds, nanoseconds]: HrTime): string {
  return `${seconds}${String(Math.round(nanoseconds)).padStart(9, '0')}`;
}
