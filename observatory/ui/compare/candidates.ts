import { allDatasets, type Filter, type QuerySpec } from '../../api/query.ts';
import type { TraceSummary } from '../../api.ts';
import { askQuestion, askRows } from '../query/api.ts';
import { nanoToMs } from '../shared/time.ts';

/** A trace that begins alike, and why one might compare with it. */
export interface Candidate {
  why: string;
  traceId: string;
  durationMs: number;
}

const hour = 3600;
const day = 24 * hour;

/**
 * Traces whose root has the same name and service: the one before and the one after, and of the
 * last hour the fastest and the one in the middle. None twice, and not the trace itself.
 */
export async function findCandidates(
  trace: TraceSummary,
  nowMs: number,
  signal?: AbortSignal,
): Promise<Candidate[]> {
  const startMs = nanoToMs(trace.start_unix_nano);
  const filters: Filter[] = [
    { column: 'service.name', op: '=', value: trace.root_service },
    { column: 'name', op: '=', value: trace.name },
    { column: 'trace.parent_id', op: 'does-not-exist' },
    { column: 'meta.annotation_type', op: 'does-not-exist' },
    { column: 'trace.trace_id', op: '!=', value: trace.trace_id },
  ];
  const found = await Promise.all([
    before(filters, startMs, signal),
    after(filters, startMs, signal),
    lastHour(filters, nowMs, signal),
  ]);
  const seen = new Set<string>();
  return found.flat().flatMap((one) => {
    if (!one || seen.has(one.traceId)) return [];
    seen.add(one.traceId);
    return [one];
  });
}

async function around(query: QuerySpec, signal: AbortSignal | undefined) {
  const { rows } = await askRows({ dataset: allDatasets, query }, signal);
  return rows.flatMap(({ timestamp_ms, values }) => {
    const traceId = values['trace.trace_id'];
    const durationMs = Number(values.duration_ms ?? 0);
    return typeof traceId === 'string' ? [{ timestamp_ms, traceId, durationMs }] : [];
  });
}

async function before(filters: Filter[], startMs: number, signal: AbortSignal | undefined) {
  const end = Math.ceil(startMs / 1000);
  const rows = await around({ filters, start_time: end - day, end_time: end }, signal);
  const row = rows.find(({ timestamp_ms }) => timestamp_ms <= startMs);
  return row && { ...row, why: 'The one before' };
}

/** Rows come newest first, so that the next one is the last of a time that is not too long. */
async function after(filters: Filter[], startMs: number, signal: AbortSignal | undefined) {
  const start = Math.floor(startMs / 1000);
  for (const seconds of [60, hour, day]) {
    const time = { start_time: start, end_time: start + seconds };
    const rows = await around({ filters, ...time }, signal);
    const row = rows.findLast(({ timestamp_ms }) => timestamp_ms >= startMs);
    if (row) return { ...row, why: 'The one after' };
  }
  return undefined;
}

async function lastHour(filters: Filter[], nowMs: number, signal: AbortSignal | undefined) {
  const end = Math.ceil(nowMs / 1000);
  const longest = { op: 'MAX', column: 'duration_ms' } as const;
  const ask = (narrowed: Filter[]) =>
    askQuestion(
      {
        dataset: allDatasets,
        query: {
          calculations: [longest, { op: 'P50', column: 'duration_ms' }],
          filters: narrowed,
          breakdowns: ['trace.trace_id'],
          orders: [{ ...longest, order: 'ascending' }],
          limit: 1,
          start_time: end - hour,
          end_time: end,
          granularity: hour,
        },
      },
      signal,
    );
  const all = await ask(filters);
  const median = all.total['P50(duration_ms)'];
  if (median === null || median === undefined) return [];
  const upper = await ask([...filters, { column: 'duration_ms', op: '>=', value: median }]);
  const first = (answer: typeof all, why: string): Candidate | undefined => {
    const [group] = answer.groups;
    const traceId = group?.group[0];
    const durationMs = group?.values['MAX(duration_ms)'] ?? 0;
    return typeof traceId === 'string' ? { why, traceId, durationMs } : undefined;
  };
  return [first(all, 'Fastest of the last hour'), first(upper, 'Median of the last hour')];
}
