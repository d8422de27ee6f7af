import {
  type AnyValue,
  durationNanos,
  isError,
  isPartial,
  type KeyValue,
  kindName,
  nanosToMs,
  type Origin,
  type SpanRecord,
} from '../span.ts';
import { plainValue, serviceOf } from '../values.ts';
import type { Chunk } from './chunk.ts';
import type { AttributeType, Columns } from './columns.ts';
import { type BaseColumn, baseColumns } from './schema.ts';
import { keptJson } from './span-json.ts';

const base = Object.fromEntries(
  Object.keys(baseColumns).map((name, index) => [name, index]),
) as Record<BaseColumn, number>;

/**
 * Writes a span as Honeycomb would: one row for it, one for each of its events and links. The rules
 * are those of "Honeycomb" in the description of the wire protocols.
 */
export class RowWriter {
  readonly #columns: Columns;
  readonly #chunk: () => Chunk;
  #rest: Record<string, unknown> | undefined;

  /** `chunk` gives the chunk to write the next row to. */
  constructor(columns: Columns, chunk: () => Chunk) {
    this.#columns = columns;
    this.#chunk = chunk;
  }

  write(span: SpanRecord, originId: number, received: bigint): void {
    const chunk = this.#chunk();
    const service = serviceOf(span);
    const exception = span.events.find(({ name }) => name === 'exception');
    if (exception) {
      this.#own(
        chunk,
        exception.attributes.filter(({ key }) => key.startsWith('exception.')),
      );
    }
    this.#attributes(chunk, span.origin, span.attributes);
    const set = (column: BaseColumn, value: string | number | bigint | boolean) =>
      chunk.set(base[column], value);
    set('trace.span_id', span.spanId);
    if (span.parentSpanId !== '') set('trace.parent_id', span.parentSpanId);
    set('name', span.name);
    set('type', kindName(span.kind));
    set('span.kind', kindName(span.kind));
    set('duration_ms', nanosToMs(durationNanos(span)));
    if (span.end !== 0n && span.end < span.start) set('meta.invalid_duration', true);
    set('status_code', span.status.code);
    if (span.status.message !== '') set('status_message', span.status.message);
    if (isError(span)) set('error', true);
    set('span.num_events', span.events.length);
    set('span.num_links', span.links.length);
    if (isPartial(span)) set('_partial', true);
    set('_otlp', keptJson(span));
    this.#common(chunk, span, service, originId, received, span.start, span.end);
    for (const event of span.events) {
      const row = this.#annotation(span, 'span_event', event.attributes);
      row.set(base.name, event.name);
      this.#common(row, span, service, originId, received, event.time, event.time);
    }
    for (const link of span.links) {
      const row = this.#annotation(span, 'link', link.attributes);
      row.set(base['trace.link.trace_id'], link.traceId);
      row.set(base['trace.link.span_id'], link.spanId);
      this.#common(row, span, service, originId, received, span.start, span.start);
    }
  }

  #annotation(span: SpanRecord, type: string, attributes: KeyValue[]): Chunk {
    const chunk = this.#chunk();
    this.#attributes(chunk, span.origin, attributes);
    chunk.set(base['meta.annotation_type'], type);
    chunk.set(base['trace.parent_id'], span.spanId);
    chunk.set(base.parent_name, span.name);
    return chunk;
  }

  #common(
    chunk: Chunk,
    span: SpanRecord,
    service: string,
    originId: number,
    received: bigint,
    start: bigint,
    end: bigint,
  ): void {
    chunk.set(base['trace.trace_id'], span.traceId);
    chunk.set(base['service.name'], service);
    chunk.set(base['meta.signal_type'], 'trace');
    const { scope } = span.origin;
    if (scope.name !== '') chunk.set(base['library.name'], scope.name);
    if (scope.version !== '') chunk.set(base['library.version'], scope.version);
    chunk.set(base._start, start);
    chunk.set(base._end, end);
    chunk.set(base._received, received);
    chunk.set(base._origin, originId);
    if (this.#rest) chunk.set(base._rest, JSON.stringify(this.#rest));
    this.#rest = undefined;
    chunk.endRow();
  }

  /** Resource, overridden by scope, overridden by the span's own. */
  #attributes(chunk: Chunk, origin: Origin, own: KeyValue[]): void {
    const overridden = new Set(own.map(({ key }) => key));
    const scopeKeys = new Set(origin.scope.attributes.map(({ key }) => key));
    const inherited = origin.resource.attributes.filter(({ key }) => !scopeKeys.has(key));
    for (const list of [inherited, origin.scope.attributes]) {
      this.#own(
        chunk,
        list.filter(({ key }) => !overridden.has(key)),
      );
    }
    this.#own(chunk, own);
  }

  #own(chunk: Chunk, attributes: KeyValue[]): void {
    for (const { key, value } of attributes) {
      if (!value || key === 'service.name') continue;
      const cell = cellOf(value);
      if (cell === undefined) continue;
      const type = attributeTypes[typeof cell as keyof typeof attributeTypes];
      const index =
        key === 'SampleRate' && type === 'DOUBLE'
          ? base.SampleRate
          : this.#columns.indexOf(key, type);
      if (index !== undefined) chunk.set(index, cell);
      else {
        this.#rest ??= {};
        this.#rest[key] = plainValue(value);
      }
    }
  }
}

const attributeTypes: Record<'string' | 'number' | 'boolean', AttributeType> = {
  string: 'VARCHAR',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

function cellOf(value: AnyValue): string | number | boolean | undefined {
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.intValue !== undefined) return Number(value.intValue);
  if (value.doubleValue !== undefined) return Number(value.doubleValue);
  const plain = plainValue(value);
  return plain === null ? undefined : JSON.stringify(plain);
}
