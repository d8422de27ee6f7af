import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { isLoneWebVital, type TraceList, type TraceSummary, webVitalPrefix } from '../api.ts';
import { parseTraceId } from '../ids.ts';
import { joined, read } from '../store/reader.ts';
import { traceColumns, traceFromRow } from '../store/trace-rows.ts';
import type { OpenTraces } from './open-traces.ts';

export interface ListQuery {
  search: string | undefined;
  service: string | undefined;
  errors: boolean;
  minMs: number;
  /** Whether web vitals that are traces of their own are listed. */
  vitals: boolean;
  before: Cursor | undefined;
  limit: number;
}

/** Where a page ends: the last trace's start, and its id for those that start in the same moment. */
export interface Cursor {
  start: bigint;
  traceId: string;
}

export function parseCursor(text: string): Cursor | undefined {
  const match = /^(\d{1,20})-([0-9a-f]{32})$/.exec(text);
  return match?.[1] && match[2] ? { start: BigInt(match[1]), traceId: match[2] } : undefined;
}

/** A page of traces, newest first by their start: open ones from memory, others from the table. */
export async function listTraces(
  reader: DuckDBConnection,
  open: OpenTraces,
  query: ListQuery,
): Promise<TraceList> {
  const matches = await matching(reader, query.search);
  const inMemory = new Set<string>();
  const found: TraceSummary[] = [];
  for (const trace of open.all()) {
    inMemory.add(trace.id);
    const summary = open.summaryOf(trace);
    if (fits(summary, query, matches)) found.push(summary);
  }
  for (const summary of await fromTable(reader, query, matches)) {
    if (!inMemory.has(summary.trace_id)) found.push(summary);
  }
  found.sort(newestFirst);
  const traces = found.slice(0, query.limit);
  const last = traces.at(-1);
  const next = found.length > query.limit && last ? cursorOf(last) : null;
  return { traces, next };
}

const cursorOf = (trace: TraceSummary) => `${trace.start_unix_nano}-${trace.trace_id}`;

function newestFirst(a: TraceSummary, b: TraceSummary): number {
  const difference = BigInt(b.start_unix_nano) - BigInt(a.start_unix_nano);
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return a.trace_id < b.trace_id ? 1 : -1;
}

/** A searched text matches a trace by its id, or by any of its spans; undefined matches all. */
type Matches = ReadonlySet<string> | undefined;

/** Spans that a search finds; of more than these the newest count. */
const maximumMatches = 50_000;

async function matching(reader: DuckDBConnection, search: string | undefined): Promise<Matches> {
  if (!search) return undefined;
  const id = parseTraceId(search);
  if (id) return new Set([id]);
  const text = search.toLowerCase();
  // The column holds JSON, in which the searched text is written with JSON's escapes.
  const escaped = JSON.stringify(text).slice(1, -1);
  const rows = await read(
    reader,
    `SELECT DISTINCT "trace.trace_id" FROM (
       SELECT "trace.trace_id" FROM spans WHERE "meta.annotation_type" IS NULL AND (
         contains(lower(name), $1) OR contains(lower(_otlp), $2)
         OR starts_with("trace.trace_id", $1) OR "trace.span_id" = $1
         OR _origin IN (SELECT id FROM origins WHERE contains(lower(body), $2)))
       ORDER BY _received DESC LIMIT ${maximumMatches})`,
    [text, escaped],
  );
  return new Set(rows.map(([traceId]) => String(traceId)));
}

function fits(summary: TraceSummary, query: ListQuery, matches: Matches): boolean {
  const { before } = query;
  if (matches && !matches.has(summary.trace_id)) return false;
  if (!query.vitals && isLoneWebVital(summary)) return false;
  if (query.errors && summary.error_count === 0) return false;
  if (summary.duration_ms < query.minMs) return false;
  if (query.service && !summary.services.some(({ name }) => name === query.service)) return false;
  if (!before) return true;
  const start = BigInt(summary.start_unix_nano);
  return start < before.start || (start === before.start && summary.trace_id < before.traceId);
}

async function fromTable(
  reader: DuckDBConnection,
  query: ListQuery,
  matches: Matches,
): Promise<TraceSummary[]> {
  const conditions: string[] = [];
  const values: DuckDBValue[] = [];
  const where = (condition: (place: string) => string, value: DuckDBValue) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (matches)
    where((place) => `trace_id IN (SELECT unnest(string_split(${place}, ',')))`, joined(matches));
  if (query.errors) conditions.push('error_count > 0');
  if (!query.vitals) {
    where((place) => `NOT (span_count = 1 AND starts_with(name, ${place}))`, webVitalPrefix);
  }
  if (query.minMs > 0) where((place) => `duration_ms >= ${place}::DOUBLE`, query.minMs);
  if (query.service) {
    where((place) => `contains(services, ${place})`, `"name":${JSON.stringify(query.service)},`);
  }
  if (query.before) {
    const { start, traceId } = query.before;
    values.push(String(start), traceId);
    const [first, second] = [values.length - 1, values.length];
    conditions.push(`(start, trace_id) < ($${first}::UBIGINT, $${second})`);
  }
  const filter = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const rows = await read(
    reader,
    `SELECT ${traceColumns} FROM traces ${filter}
     ORDER BY start DESC, trace_id DESC LIMIT ${query.limit + 1}`,
    values,
  );
  return rows.map(traceFromRow);
}
