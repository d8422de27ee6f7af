import { weight } from '../query/scope.ts';
import { nanosLiteral } from '../query/time.ts';
import { type ColumnTypes, targetOf } from './peers.ts';

/** What the calls of a map are read from. */
export interface Scope {
  /** Calls that were taken in, or made where nobody took them in, from then … */
  startMs: number;
  /** … until before then. */
  endMs: number;
  columns: ColumnTypes;
  /** Some span is stored twice in this time. */
  repeated: boolean;
}

/** How long before a call its caller may have begun, and how far clocks may differ. */
const slackMs = 5 * 60_000;

/** One number for a span, and for the span that another names as its parent; quick to join by. */
const ownKey = 'hash("trace.trace_id", "trace.span_id")';
const parentKey = 'hash("trace.trace_id", "trace.parent_id")';

const entering = `"span.kind" IN ('server', 'consumer')`;
const leaving = `"span.kind" IN ('client', 'producer')`;

function within(startMs: number, endMs: number): string {
  const time = `_start >= ${nanosLiteral(Math.max(0, startMs))} AND _start < ${nanosLiteral(endMs)}`;
  return `"meta.annotation_type" IS NULL AND ${time}`;
}

function nearby({ startMs, endMs }: Scope): string {
  return within(startMs - slackMs, endMs + slackMs);
}

/** Whether any span near that time is there twice, which costs a third of what leaving them out does. */
export function repeatedSql(scope: Scope): string {
  return `SELECT count(*) FROM (
    SELECT 1 FROM spans WHERE ${nearby(scope)} GROUP BY ${ownKey} HAVING count(*) > 1 LIMIT 1)`;
}

/**
 * The calls of a time as a CTE named `calls`, a row each, by the rules that OpenTelemetry's service
 * graph connector also goes by: a span of kind server or consumer is a call of its service by that
 * of its parent, nobody known being `caller` null; a client or producer span that no such span has
 * as parent, or that names a database, is a call of what its attributes name. A span that was sent before its end is a call of
 * unknown duration. Two spans are taken for one where 64 bits of hash agree: among 5 million spans
 * once in more than a million maps.
 */
export function callsCte(scope: Scope): string {
  const { startMs, endMs, columns, repeated } = scope;
  const source = repeated ? 'once' : 'spans';
  const inTime = within(startMs, endMs);
  const ended = (alias: string) => `NOT coalesce(${alias}._partial, false)`;
  const shared = `_start, name AS span_name, "trace.trace_id" AS trace_id,
      "trace.span_id" AS span_id, ${weight} AS weight, coalesce(error, false) AS failed,
      CASE WHEN NOT coalesce(_partial, false) THEN duration_ms END AS took`;
  return `WITH ${repeated ? onceCte(scope) : ''} entries AS (
    SELECT ${parentKey} AS key, "service.name" AS service, "span.kind" = 'consumer' AS is_message,
      "trace.parent_id" IS NOT NULL AS has_parent, ${shared}
    FROM ${source} WHERE ${inTime} AND ${entering}
  ), callers AS (
    SELECT ${ownKey} AS key, "service.name" AS service, coalesce(error, false) AS failed,
      CASE WHEN ${leaving} AND ${ended(source)} THEN duration_ms END AS took
    FROM ${source} WHERE ${nearby(scope)}
  ), exits AS (
    SELECT ${ownKey} AS key, "service.name" AS service, "span.kind" = 'producer' AS is_message,
      ${targetOf(columns)}, ${shared}
    FROM ${source} WHERE ${inTime} AND ${leaving}
  ), answered AS (
    SELECT ${parentKey} AS key FROM ${source} WHERE ${nearby(scope)} AND ${entering}
  ), calls AS (
    SELECT p.service AS caller, 'service' AS kind, e.service AS name, NULL::VARCHAR AS space,
      NULL::VARCHAR AS address, NULL::VARCHAR AS port, e.is_message, e.has_parent,
      p.took AS caller_ms, e.took AS callee_ms, e.took AS took,
      coalesce(p.failed, false) AS caller_failed, e.failed AS callee_failed,
      e.weight, e._start, e.span_name, e.trace_id, e.span_id
    FROM entries e LEFT JOIN callers p ON p.key = e.key
    UNION ALL
    SELECT service, kind, name, space, address, port, is_message, true,
      took, NULL, took, failed, false, weight, _start, span_name, trace_id, span_id
    FROM exits x ANTI JOIN answered a ON a.key = CASE WHEN x.kind <> 'database' THEN x.key END
  )`;
}

/** Of a span that is stored twice the finished one, else the one that came first. */
function onceCte(scope: Scope): string {
  return `again AS MATERIALIZED (
    SELECT rowid AS row FROM spans
    WHERE ${nearby(scope)} AND ${ownKey} IN (
      SELECT ${ownKey} FROM spans WHERE ${nearby(scope)} GROUP BY ALL HAVING count(*) > 1)
    QUALIFY row_number() OVER (
      PARTITION BY "trace.trace_id", "trace.span_id"
      ORDER BY coalesce(_partial, false), _received, rowid) > 1
  ), once AS (SELECT * FROM spans ANTI JOIN again ON spans.rowid = again.row),`;
}
