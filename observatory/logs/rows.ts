import type { DuckDBValue } from '@duckdb/node-api';
import { type LogEvent, type LogLevel, logLevels } from '../api/logs.ts';
import { fieldsOf, meaningOf } from './meaning.ts';

/** An event as a client puts it. */
export interface NewEvent {
  timeMs: number;
  message: string;
}

/** One row of `log_events`, in the order of its columns, and what others need to know of it. */
export interface EventRow {
  id: bigint;
  values: readonly DuckDBValue[];
  bytes: number;
  event: NewEvent;
}

/** What CloudWatch counts for an event besides its message. */
export const overheadBytes = 26;

/** How serious events count that do not tell. */
export const rankWithoutLevel = rankOf('info');

/** The place of a level among all, the least serious first: what the table holds. */
export function rankOf(level: LogLevel): number {
  return logLevels.indexOf(level);
}

/**
 * Rows of one batch. Events of the same millisecond are numbered by their `seq` where they have one,
 * since winston-cloudwatch turns their order around.
 */
export function rowsOf(
  group: string,
  stream: string,
  events: readonly NewEvent[],
  receivedMs: number,
  nextId: () => bigint,
): EventRow[] {
  const received = BigInt(receivedMs);
  return events
    .map((event) => ({ event, ...meaningOf(event.message) }))
    .sort((a, b) => a.event.timeMs - b.event.timeMs || (a.sequence ?? 0) - (b.sequence ?? 0))
    .map(({ event, level, traceId }) => {
      const id = nextId();
      const bytes = Buffer.byteLength(event.message) + overheadBytes;
      const rank = level === null ? null : rankOf(level);
      const time = BigInt(event.timeMs);
      const values = [id, group, stream, time, received, rank, traceId, event.message, bytes];
      return { id, values, bytes, event };
    });
}

/** The event of a row that was read with `eventColumnList`. */
export function eventFromRow(row: readonly DuckDBValue[]): LogEvent {
  const [id, group, stream, time, received, rank, traceId, message] = row;
  return {
    id: String(id),
    group: String(group),
    stream: String(stream),
    time_ms: Number(time),
    received_ms: Number(received),
    level: rank === null ? null : (logLevels[Number(rank)] ?? null),
    trace_id: traceId === null ? null : String(traceId),
    message: String(message),
    fields: fieldsOf(String(message)),
  };
}
