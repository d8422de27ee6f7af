import type { DuckDBValue } from '@duckdb/node-api';
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

/** What is known of a span beside what its sender wrote. */
export interface Arrival {
  /** Epoch milliseconds. */
  received: bigint;
  originId: number;
}

/**
 * Writes a span as Honeycomb would: one row for it, one for each of its events and links. The rules
 * are those of "Honeycomb" in the description of the wire protocols.
 */
export class RowWriter {
  readonly #columns: Columns;
  readonly #chunk: () => Chunk;
  readonly #inherited = new WeakMap<Origin, readonly Cell[]>();
  #rest: Record<string, Content> | undefined;

  /** `chunk` gives the chunk to write the next row to. */
  constructor(columns: Columns, chunk: () => Chunk) {
    this.#columns = columns;
    this.#chunk = chunk;
  }

  write(span: SpanRecord, arrival: Arrival): void {
    const service = serviceOf(span);
    this.#span(span, arrival, service);
    for (const event of span.events) {
      const row = this.#annotation(span, 'span_event', event.attributes);
      row.set(base.name, event.name);
      this.#common(row, span, arrival, service, event.time, event.time);
    }
    for (const link of span.links) {
      const row = this.#annotation(span, 'link', link.attributes);
      row.set(base['trace.link.trace_id'], link.traceId);
      row.set(base['trace.link.span_id'], link.spanId);
      this.#common(row, span, arrival, service, span.start, span.start);
    }
  }

  #span(span: SpanRecord, arrival: Arrival, service: string): void {
    const chunk = this.#chunk();
    const exception = span.events.find(({ name }) => name === 'exception');
    if (exception) {
      const { attributes } = exception;
      this.#setAll(
        chunk,
        attributes.filter(({ key }) => key.startsWith('exception.')),
      );
    }
    this.#attributes(chunk, span.origin, span.attributes);
    const set = (column: BaseColumn, value: DuckDBValue) => chunk.set(base[column], value);
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
    this.#common(chunk, span, arrival, service, span.start, span.end);
  }

  #annotation(span: SpanRecord, type: string, attributes: KeyValue[]): Chunk {
    const chunk = this.#chunk();
    this.#attributes(chunk, span.origin, attributes);
    chunk.set(base['meta.annotation_type'], type);
    chunk.set(base['trace.parent_id'], span.spanId);
    chunk.set(base.parent_name, span.name);
    // They count as often as their span does, and failed with it.
    chunk.set(base.SampleRate, this.#rateOf(span));
    if (span.status.code === 2) chunk.set(base.error, true);
    return chunk;
  }

  #rateOf({ attributes, origin }: SpanRecord): number | null {
    const own = attributes.flatMap(
      ({ key, value }) => (value && rateIn(key, contentOf(value))) ?? [],
    );
    const given = this.#inheritedCells(origin).find(({ column }) => column === base.SampleRate);
    return own.at(-1) ?? ((given?.value ?? null) as number | null);
  }

  #common(
    chunk: Chunk,
    span: SpanRecord,
    arrival: Arrival,
    service: string,
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
    chunk.set(base._received, arrival.received);
    chunk.set(base._origin, arrival.originId);
    if (this.#rest) chunk.set(base._rest, JSON.stringify(this.#rest));
    this.#rest = undefined;
    chunk.endRow();
  }

  /** Resource, overridden by scope, overridden by the span's own. */
  #attributes(chunk: Chunk, origin: Origin, own: readonly KeyValue[]): void {
    for (const cell of this.#inheritedCells(origin)) {
      if (!hasKey(own, cell.key)) this.#setCell(chunk, cell);
    }
    this.#setAll(chunk, own);
  }

  #setAll(chunk: Chunk, attributes: readonly KeyValue[]): void {
    for (const { key, value } of attributes) {
      const cell = this.#cell(key, value);
      if (cell) this.#setCell(chunk, cell);
    }
  }

  #setCell(chunk: Chunk, cell: Cell): void {
    if (cell.column !== undefined) chunk.set(cell.column, cell.value);
    else {
      // Without a prototype, so that an attribute of any name is a member.
      this.#rest ??= Object.create(null) as Record<string, Content>;
      this.#rest[cell.key] = cell.value;
    }
  }

  /** What all spans of an origin have in common is worked out once. */
  #inheritedCells(origin: Origin): readonly Cell[] {
    let cells = this.#inherited.get(origin);
    if (!cells) {
      const { scope, resource } = origin;
      const inherited = [
        ...resource.attributes.filter(({ key }) => !hasKey(scope.attributes, key)),
        ...scope.attributes,
      ];
      cells = inherited.flatMap(({ key, value }) => this.#cell(key, value) ?? []);
      this.#inherited.set(origin, cells);
    }
    return cells;
  }

  #cell(key: string, value: AnyValue | undefined): Cell | undefined {
    // The service is in every row anyway, and its column holds the value that counts.
    if (!value || key === 'service.name') return undefined;
    const content = contentOf(value);
    if (content === undefined) return undefined;
    const rate = rateIn(key, content);
    if (rate !== undefined) return { key, column: base.SampleRate, value: rate };
    const type = attributeTypes[typeof content as keyof typeof attributeTypes];
    return { key, column: this.#columns.indexOf(key, type), value: content };
  }
}

type Content = string | number | boolean;

interface Cell {
  key: string;
  /** Undefined where there is no column for it. */
  column: number | undefined;
  value: Content;
}

const attributeTypes: Record<'string' | 'number' | 'boolean', AttributeType> = {
  string: 'VARCHAR',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

/** How many spans one stands for, as Honeycomb reads it: either way of writing the key, texts too. */
function rateIn(key: string, content: Content | undefined): number | undefined {
  if (key !== 'SampleRate' && key !== 'sampleRate') return undefined;
  if (typeof content === 'number') return content;
  if (typeof content !== 'string' || content.trim() === '') return undefined;
  const rate = Number(content);
  return Number.isFinite(rate) ? rate : undefined;
}

function contentOf(value: AnyValue): Content | undefined {
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.intValue !== undefined) return Number(value.intValue);
  if (value.doubleValue !== undefined) return Number(value.doubleValue);
  const plain = plainValue(value);
  return plain === null ? undefined : JSON.stringify(plain);
}

function hasKey(attributes: readonly KeyValue[], wanted: string): boolean {
  for (const { key } of attributes) if (key === wanted) return true;
  return false;
}
