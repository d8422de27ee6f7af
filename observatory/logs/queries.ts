import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { LogEvent, LogLevel } from '../api/logs.ts';
import { read } from '../store/reader.ts';
import { isPageFile, pageFilePattern } from './page-files.ts';
import { eventFromRow, rankOf, rankWithoutLevel } from './rows.ts';
import { eventColumnList } from './tables.ts';

/** A place in the order of events by their own time, then by arrival. */
export interface Place {
  timeMs: number;
  id: bigint;
}

/** Which events; what is undefined does not narrow. */
export interface LogFilter {
  ids?: readonly bigint[] | undefined;
  search?: string | undefined;
  group?: string | undefined;
  streams?: readonly string[] | undefined;
  streamPrefix?: string | undefined;
  /** This one and all that are more serious. */
  level?: LogLevel | undefined;
  traceId?: string | undefined;
  /** Whether requests for files of a page are left out; those that failed never are. */
  withoutFiles?: boolean | undefined;
  fromMs?: number | undefined;
  /** Inclusive. */
  toMs?: number | undefined;
  before?: Place | undefined;
  after?: Place | undefined;
  /** Only what arrived after this one. */
  afterId?: bigint | undefined;
}

/** `time`: the oldest first; `newest`: the newest first; `arrival`: the first to arrive first. */
export type LogOrder = 'time' | 'newest' | 'arrival';

const orders: Record<LogOrder, string> = {
  time: 'time, id',
  newest: 'time DESC, id DESC',
  arrival: 'id',
};

/** The events that match, `limit` of them at most, in that order. */
export async function selectEvents(
  reader: DuckDBConnection,
  filter: LogFilter,
  order: LogOrder,
  limit: number,
): Promise<LogEvent[]> {
  const { conditions, values } = conditionsOf(filter);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const sql = `SELECT ${eventColumnList} FROM log_events ${where} ORDER BY ${orders[order]} LIMIT ${limit}`;
  return (await read(reader, sql, values)).map(eventFromRow);
}

/** How an event's place is written in an address and in CloudWatch's tokens. */
export function placeText({ time_ms, id }: LogEvent): string {
  return `${time_ms}-${id}`;
}

export const placePattern = /^\d{1,15}-\d{1,18}$/;

/** Reads what `placeText` wrote; undefined for anything else. */
export function parsePlace(text: string): Place | undefined {
  if (!placePattern.test(text)) return undefined;
  const [time, id] = text.split('-');
  return { timeMs: Number(time), id: BigInt(id ?? 0) };
}

/** The same conditions for an event at hand; places and times are not looked at. */
export function matchesFilter(filter: LogFilter, event: LogEvent): boolean {
  const { search, group, streams, level, traceId, afterId } = filter;
  const rank = event.level === null ? rankWithoutLevel : rankOf(event.level);
  return (
    (!search || event.message.toLowerCase().includes(search.toLowerCase())) &&
    (group === undefined || event.group === group) &&
    (streams === undefined || streams.includes(event.stream)) &&
    (level === undefined || rank >= rankOf(level)) &&
    (traceId === undefined || event.trace_id === traceId) &&
    !(filter.withoutFiles && rank <= rankWithoutLevel && isPageFile(event.message)) &&
    (afterId === undefined || BigInt(event.id) > afterId)
  );
}

function conditionsOf(filter: LogFilter): { conditions: string[]; values: DuckDBValue[] } {
  const conditions: string[] = [];
  const values: DuckDBValue[] = [];
  const where = <Value>(
    value: Value | undefined,
    condition: (...places: string[]) => string,
    bind: (value: Value) => DuckDBValue[],
  ) => {
    if (value === undefined) return;
    const first = values.length + 1;
    const bound = bind(value);
    values.push(...bound);
    conditions.push(condition(...bound.map((_, at) => `$${first + at}`)));
  };
  const place = ({ timeMs, id }: Place) => [BigInt(timeMs), id];
  where(
    filter.ids,
    (...all) => `id IN (${all.join(', ')})`,
    (ids) => [...ids],
  );
  where(
    filter.group,
    (p) => `group_name = ${p}`,
    (text) => [text],
  );
  where(
    filter.streams,
    (...all) => `stream_name IN (${all.join(', ')})`,
    (names) => [...names],
  );
  where(
    filter.streamPrefix,
    (p) => `starts_with(stream_name, ${p})`,
    (text) => [text],
  );
  where(
    filter.level,
    (p) => `coalesce(level, ${rankWithoutLevel}) >= ${p}`,
    (level) => [rankOf(level)],
  );
  where(
    filter.traceId,
    (p) => `trace_id = ${p}`,
    (text) => [text],
  );
  where(
    filter.withoutFiles || undefined,
    (p) =>
      `NOT (coalesce(level, ${rankWithoutLevel}) <= ${rankWithoutLevel} AND regexp_matches(message, ${p}))`,
    () => [pageFilePattern],
  );
  where(
    filter.fromMs,
    (p) => `time >= ${p}`,
    (ms) => [BigInt(ms)],
  );
  where(
    filter.toMs,
    (p) => `time <= ${p}`,
    (ms) => [BigInt(ms)],
  );
  where(filter.before, (ms, id) => `(time < ${ms} OR (time = ${ms} AND id < ${id}))`, place);
  where(filter.after, (ms, id) => `(time > ${ms} OR (time = ${ms} AND id > ${id}))`, place);
  where(
    filter.afterId,
    (p) => `id > ${p}`,
    (id) => [id],
  );
  where(
    filter.search || undefined,
    (p) => `contains(lower(message), ${p})`,
    (text) => [text.toLowerCase()],
  );
  return { conditions, values };
}
