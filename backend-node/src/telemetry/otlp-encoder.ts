import type { AttributeValue, Link, SpanContext } from '@opentelemetry/api';
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace-base';
import { ProtobufBuffer } from './protobuf-buffer.ts';

/**
 * OTLP's trace request in Protocol Buffers, byte for byte what the stock serialiser writes. That
 * one writes everything twice, first to learn its size, and every attribute anew; most attributes
 * of a server are the same few, so here their bytes are kept. Field numbers: opentelemetry-proto,
 * trace.proto and common.proto.
 */
const MAX_CACHED_KEYS = 64;
const MAX_CACHED_VALUES = 32;

const output = new ProtobufBuffer();
const cache = new Map<string, Map<AttributeValue, Uint8Array>>();

/** ExportTraceServiceRequest of `spans`. */
export function encodeSpans(spans: readonly ReadableSpan[]): Uint8Array<ArrayBuffer> {
  for (const [resource, ofResource] of Map.groupBy(spans, (span) => span.resource)) {
    const resourceSpans = output.begin(1);
    const inner = output.begin(1);
    writeAttributes(1, resource.attributes);
    output.varint(2, 0);
    output.end(inner);
    for (const [scope, ofScope] of Map.groupBy(ofResource, (span) => span.instrumentationScope)) {
      const scopeSpans = output.begin(2);
      const instrumentation = output.begin(1);
      output.string(1, scope.name);
      if (scope.version) output.string(2, scope.version);
      output.end(instrumentation);
      for (const span of ofScope) writeSpan(span);
      if (scope.schemaUrl) output.string(3, scope.schemaUrl);
      output.end(scopeSpans);
    }
    if (resource.schemaUrl) output.string(3, resource.schemaUrl);
    output.end(resourceSpans);
  }
  return output.finish();
}

function writeSpan(span: ReadableSpan): void {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const parent = span.parentSpanContext;
  const start = output.begin(2);
  output.hex(1, traceId);
  output.hex(2, spanId);
  const state = traceState?.serialize();
  if (state) output.string(3, state);
  if (parent?.spanId) output.hex(4, parent.spanId);
  output.string(5, span.name);
  output.varint(6, span.kind + 1);
  output.time(7, span.startTime);
  output.time(8, span.endTime);
  writeAttributes(9, span.attributes);
  output.varint(10, span.droppedAttributesCount);
  for (const event of span.events) writeEvent(event);
  output.varint(12, span.droppedEventsCount);
  for (const link of span.links) writeLink(link);
  output.varint(14, span.droppedLinksCount);
  const status = output.begin(15);
  if (span.status.message) output.string(2, span.status.message);
  output.varint(3, span.status.code);
  output.end(status);
  output.fixed32(16, spanFlags(traceFlags, parent));
  output.end(start);
}

/** The flags of W3C, and whether the parent was in another process (SpanFlags). */
function spanFlags(traceFlags: number, remote: SpanContext | undefined): number {
  return (traceFlags & 0xff) | 0x100 | (remote?.isRemote ? 0x200 : 0);
}

function writeEvent(event: TimedEvent): void {
  const start = output.begin(11);
  output.time(1, event.time);
  output.string(2, event.name);
  for (const [key, value] of Object.entries(event.attributes ?? {})) {
    if (value !== undefined) output.end(beginAttribute(3, key, value));
  }
  output.varint(4, event.droppedAttributesCount ?? 0);
  output.end(start);
}

function writeLink({ context, attributes = {}, droppedAttributesCount = 0 }: Link): void {
  const start = output.begin(13);
  output.hex(1, context.traceId);
  output.hex(2, context.spanId);
  const state = context.traceState?.serialize();
  if (state) output.string(3, state);
  writeAttributes(4, attributes);
  output.varint(5, droppedAttributesCount);
  output.fixed32(6, spanFlags(context.traceFlags, context));
  output.end(start);
}

function writeAttributes(field: number, attributes: ReadableSpan['attributes']): void {
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined) continue;
    const known = cache.get(key);
    const bytes = known?.get(value);
    if (bytes !== undefined) output.bytes(field, bytes);
    else {
      const start = beginAttribute(field, key, value);
      if (typeof value !== 'object') keep(key, known, value, start);
      output.end(start);
    }
  }
}

function keep(
  key: string,
  known: Map<AttributeValue, Uint8Array> | undefined,
  value: AttributeValue,
  start: number,
): void {
  if (known === undefined && cache.size < MAX_CACHED_KEYS) {
    cache.set(key, new Map([[value, output.copyFrom(start)]]));
  } else if (known !== undefined && known.size < MAX_CACHED_VALUES) {
    known.set(value, output.copyFrom(start));
  }
}

/** Writes a KeyValue, but for its end. */
function beginAttribute(field: number, key: string, value: AttributeValue): number {
  const start = output.begin(field);
  output.string(1, key);
  const any = output.begin(2);
  writeValue(value);
  output.end(any);
  return start;
}

function writeValue(value: AttributeValue | null | undefined): void {
  if (typeof value === 'string') output.string(1, value);
  else if (typeof value === 'boolean') output.varint(2, value ? 1 : 0);
  else if (typeof value === 'number') {
    if (Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63) output.varint(3, value);
    else output.double(4, value);
  } else if (Array.isArray(value)) {
    const list = output.begin(5);
    for (const one of value) {
      const item = output.begin(1);
      writeValue(one);
      output.end(item);
    }
    output.end(list);
  }
}
