import type { DuckDBListValue, DuckDBValue } from '@duckdb/node-api';
import type { MapCalls, SlowCall } from '../api/map.ts';
import type { Session } from '../query/session.ts';
import { Parameters } from '../query/statement.ts';
import { nanosLiteral } from '../query/time.ts';
import { callsCte } from './call-sql.ts';
import { latencyOf, quantiles, unknownLatency, weightedLatencies } from './latency.ts';
import { targetFrom, untracedId } from './node-id.ts';
import { openScope } from './read.ts';

const steps = 60;
const slowestCalls = 8;
/** Of so many calls at most every span is named. */
const namedCalls = 100;

/** Ids of nodes: the calls of one, those to one, or of the one to the other. */
export interface Between {
  from?: string | undefined;
  to?: string | undefined;
}

interface Condition {
  where: string;
  values: readonly DuckDBValue[];
}

/** What became of some of the map's calls over time, and the slowest of them. */
export async function readMapCalls(
  session: Session,
  startMs: number,
  endMs: number,
  between: Between,
): Promise<MapCalls> {
  const scope = await openScope(session, startMs, endMs);
  const calls = callsCte(scope);
  const stepMs = Math.ceil((endMs - startMs) / steps);
  const condition = conditionOf(between);
  const { where, values } = condition;
  const rows = await session.run(
    `${calls}
     SELECT (_start - ${nanosLiteral(startMs)}) // ${stepMs * 1_000_000} AS step, sum(weight),
       coalesce(sum(weight) FILTER (caller_failed OR callee_failed), 0),
       ${quantiles('took')}, count(*), bool_or(weight <> 1),
       arg_max([trace_id, span_id, span_name, took::VARCHAR, (_start / 1e6)::VARCHAR,
         (caller_failed OR callee_failed)::VARCHAR], took, ${slowestCalls})
     FROM calls WHERE ${where} GROUP BY ROLLUP (step)`,
    values,
  );
  const all = rows.find(([step]) => step === null) ?? [];
  const [, total, errors, latency, spans, weighted, slowest] = all;
  const latencies = weighted
    ? (await weightedLatencies(session, calls, '0', 'took', condition)).get('0')
    : latencyOf(latency);
  const byStep = (column: number) => {
    const sums = Array.from({ length: Math.ceil((endMs - startMs) / stepMs) }, () => 0);
    for (const row of rows) if (row[0] !== null) sums[Number(row[0])] = Number(row[column]);
    return sums;
  };
  return {
    start_ms: startMs,
    end_ms: endMs,
    step_ms: stepMs,
    calls: Number(total ?? 0),
    errors: Number(errors ?? 0),
    ...(latencies ?? unknownLatency),
    calls_by_step: byStep(1),
    errors_by_step: byStep(2),
    slowest: itemsOf(slowest).map(slowCall),
    span_ids: Number(spans ?? 0) <= namedCalls ? await spanIds(session, calls, condition) : null,
  };
}

function itemsOf(value: DuckDBValue | undefined): readonly DuckDBValue[] {
  return (value as DuckDBListValue | null | undefined)?.items ?? [];
}

/** All texts, since a list has values of one type. */
function slowCall(value: DuckDBValue): SlowCall {
  const [trace_id = '', span_id = '', name = '', took, start, error] = itemsOf(value).map(String);
  return {
    trace_id,
    span_id,
    name,
    duration_ms: Number(took),
    start_ms: Number(start),
    error: error === 'true',
  };
}

async function spanIds(
  session: Session,
  calls: string,
  { where, values }: Condition,
): Promise<string[]> {
  const rows = await session.run(
    `${calls} SELECT span_id FROM calls WHERE ${where} ORDER BY 1 LIMIT ${namedCalls}`,
    values,
  );
  return rows.map(([id]) => String(id));
}

function conditionOf({ from, to }: Between): Condition {
  const parameters = new Parameters();
  const is = (column: string, value: string | null) =>
    `${column} IS NOT DISTINCT FROM ${value === null ? 'NULL' : `${parameters.add(value)}::VARCHAR`}`;
  const conditions: string[] = [];
  if (from === untracedId) conditions.push('caller IS NULL');
  else if (from !== undefined) {
    // Only services make calls, and a database may be named as one is.
    const caller = targetFrom(from);
    conditions.push(caller?.kind === 'service' ? is('caller', caller.name) : 'false');
  }
  if (to !== undefined) {
    const target = targetFrom(to);
    if (!target) conditions.push('false');
    else {
      const { kind, name, space, address, port } = target;
      const parts = { kind, name, space, address, port };
      conditions.push(...Object.entries(parts).map(([column, value]) => is(column, value)));
    }
  }
  return { where: `(${conditions.join(' AND ') || 'true'})`, values: parameters.values };
}
