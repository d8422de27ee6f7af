import type { Latency } from '../api/map.ts';
import { isWeighted, weight } from '../query/scope.ts';
import type { Row, Session } from '../query/session.ts';
import { nanosLiteral } from '../query/time.ts';
import { callsCte, repeatedSql, type Scope } from './call-sql.ts';
import { latencyOf, quantiles, unknownLatency, weightedLatencies } from './latency.ts';
import { type ColumnTypes, peerColumns, type Target } from './peers.ts';

/** Edges of one map, so that a service that calls thousands of hosts does not fill it. */
const maximumEdges = 200;

/** Calls of one caller to one target. */
export interface CallGroup {
  /** Service; null where no caller's span is stored. */
  caller: string | null;
  target: Target;
  spans: number;
  /** Of `spans`, those that name a parent. */
  parented: number;
  /** Of `spans`, those of kind producer or consumer. */
  messages: number;
  /** The following are weighted. */
  calls: number;
  errors: number;
  callerErrors: number;
  calleeErrors: number;
  callerLatency: Latency;
  calleeLatency: Latency;
}

export interface ServiceSpans {
  name: string;
  spans: number;
  roots: number;
  weighted: boolean;
}

/** What the map's time is read with. */
export async function openScope(session: Session, startMs: number, endMs: number): Promise<Scope> {
  const scope = { startMs, endMs, columns: await columnTypes(session), repeated: false };
  const [row] = await session.run(repeatedSql(scope));
  return { ...scope, repeated: Number(row?.[0]) > 0 };
}

async function columnTypes(session: Session): Promise<ColumnTypes> {
  const names = peerColumns.map((name) => `'${name}'`).join(', ');
  const rows = await session.run(
    `SELECT column_name, data_type FROM duckdb_columns()
     WHERE table_name = 'spans' AND column_name IN (${names})`,
  );
  return new Map(rows.map(([name, type]) => [String(name), String(type)]));
}

export async function readServices(
  session: Session,
  { startMs, endMs }: Scope,
): Promise<ServiceSpans[]> {
  const rows = await session.run(
    `SELECT "service.name", count(*),
       coalesce(sum(${weight}) FILTER ("trace.parent_id" IS NULL), 0),
       coalesce(bool_or(${isWeighted}), false)
     FROM spans WHERE "meta.annotation_type" IS NULL AND "service.name" IS NOT NULL
       AND _start >= ${nanosLiteral(startMs)} AND _start < ${nanosLiteral(endMs)}
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${maximumEdges}`,
  );
  return rows.map(([name, spans, roots, weighted]) => ({
    name: String(name),
    spans: Number(spans),
    roots: Number(roots),
    weighted: weighted === true,
  }));
}

/** The calls by who called what, those with the most calls first, and how many such groups there are. */
export async function readCalls(
  session: Session,
  scope: Scope,
  weighted: boolean,
): Promise<{ groups: CallGroup[]; total: number }> {
  const rows = await session.run(
    `${callsCte(scope)}
     SELECT ${groupKey} AS key, any_value(caller), any_value(kind), any_value(name),
       any_value(space), any_value(address), any_value(port), count(*),
       count(*) FILTER (has_parent), count(*) FILTER (is_message),
       sum(weight), sum(weight) FILTER (caller_failed OR callee_failed),
       sum(weight) FILTER (caller_failed), sum(weight) FILTER (callee_failed),
       ${weighted ? 'NULL, NULL' : `${quantiles('caller_ms')}, ${quantiles('callee_ms')}`},
       count(*) OVER ()
     FROM calls GROUP BY key
     ORDER BY sum(weight) DESC, 2, 3, 4, 5, 6, 7 LIMIT ${maximumEdges}`,
  );
  const groups = rows.map(groupOf);
  if (weighted) {
    const calls = callsCte(scope);
    const caller = await weightedLatencies(session, calls, groupKey, 'caller_ms');
    const callee = await weightedLatencies(session, calls, groupKey, 'callee_ms');
    rows.forEach(([key], index) => {
      const group = groups[index] as CallGroup;
      group.callerLatency = caller.get(String(key)) ?? unknownLatency;
      group.calleeLatency = callee.get(String(key)) ?? unknownLatency;
    });
  }
  return { groups, total: Number(rows[0]?.at(-1) ?? 0) };
}

const groupKey = 'hash(caller, kind, name, space, address, port)';

function groupOf(row: Row): CallGroup {
  const text = (index: number) => (row[index] === null ? null : String(row[index]));
  const number = (index: number) => Number(row[index] ?? 0);
  return {
    caller: text(1),
    target: {
      kind: String(row[2]) as Target['kind'],
      name: text(3),
      space: text(4),
      address: text(5),
      port: text(6),
    },
    spans: number(7),
    parented: number(8),
    messages: number(9),
    calls: number(10),
    errors: number(11),
    callerErrors: number(12),
    calleeErrors: number(13),
    callerLatency: latencyOf(row[14]),
    calleeLatency: latencyOf(row[15]),
  };
}
