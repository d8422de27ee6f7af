import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Origin, SpanRecord } from '../span.ts';
import { spanFromStored } from './span-json.ts';

export interface ReceivedSpan {
  span: SpanRecord;
  received: number;
}

/** The spans of some traces as they came, in the order in which they arrived. */
export async function readSpans(
  connection: DuckDBConnection,
  traceIds: readonly string[],
): Promise<ReceivedSpan[]> {
  if (traceIds.length === 0) return [];
  const rows = await read(
    connection,
    `SELECT ${spanColumns} FROM spans WHERE "meta.annotation_type" IS NULL
       AND "trace.trace_id" IN ${unnested}`,
    [joined(traceIds)],
  );
  return spansFromRows(rows, (sql) => read(connection, sql));
}

/** The columns that a span is read back from, in the order in which `spansFromRows` takes them. */
export const spanColumns = `"trace.trace_id", "trace.span_id", "trace.parent_id", name, _start, _end,
  status_code, status_message, _otlp, _origin, _received`;

/** Spans from rows of `spanColumns`; `select` answers SQL without parameters. */
export async function spansFromRows(
  rows: readonly (readonly DuckDBValue[])[],
  select: (sql: string) => Promise<(readonly DuckDBValue[])[]>,
): Promise<ReceivedSpan[]> {
  const origins = await readOrigins(select, new Set(rows.map((row) => Number(row[9]))));
  return rows.map((row) => ({
    span: spanFromStored({
      traceId: String(row[0]),
      spanId: String(row[1]),
      parentSpanId: row[2] === null ? '' : String(row[2]),
      name: String(row[3]),
      start: row[4] as bigint,
      end: row[5] as bigint,
      statusCode: Number(row[6]),
      statusMessage: row[7] === null ? '' : String(row[7]),
      kept: String(row[8]),
      origin: origins.get(Number(row[9])) ?? unknownOrigin,
    }),
    received: Number(row[10]),
  }));
}

const unknownOrigin: Origin = {
  resource: { attributes: [], droppedAttributesCount: 0, schemaUrl: '' },
  scope: { name: '', version: '', attributes: [], droppedAttributesCount: 0, schemaUrl: '' },
};

async function readOrigins(
  select: (sql: string) => Promise<(readonly DuckDBValue[])[]>,
  ids: ReadonlySet<number>,
): Promise<Map<number, Origin>> {
  if (ids.size === 0) return new Map();
  const rows = await select(`SELECT id, body FROM origins WHERE id IN (${[...ids].join(', ')})`);
  return new Map(rows.map((row) => [Number(row[0]), JSON.parse(String(row[1])) as Origin]));
}

/**
 * The rows of a statement; its values are bound to $1, $2, …
 *
 * With values, DuckDB prepares the statement and plans it once they are known. Without any it would
 * run what it planned while preparing, from statistics of the table as it was then, and read rows
 * written in between wrongly: compressed by ranges they are outside of. So it gets plain SQL there.
 */
export async function read(
  connection: DuckDBConnection,
  sql: string,
  values: readonly DuckDBValue[] = [],
): Promise<DuckDBValue[][]> {
  const bound = values.length > 0 ? values.map(bindable) : undefined;
  return (await connection.runAndReadAll(sql, bound)).getRows();
}

/**
 * The client binds whole numbers as 64-bit integers, in which larger ones have no room. As texts they
 * are the same number once the statement casts them, as in `$1::DOUBLE`.
 */
function bindable(value: DuckDBValue): DuckDBValue {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? String(value) : value;
}

/** In SQL the ids that `joined` put into one parameter; much cheaper to bind than a list. */
export const unnested = "(SELECT unnest(string_split($1, ',')))";

export function joined(ids: Iterable<string>): string {
  return [...ids].join(',');
}
