import type { TracesAnswer } from '../api/query.ts';
import type { Match } from './match.ts';
import type { Session } from './session.ts';

const mostTraces = 500;

/** The traces of the rows that match, those with the latest match first. */
export async function tracesOf(
  session: Session,
  match: Match,
  limit: number,
): Promise<TracesAnswer> {
  const began = performance.now();
  const wanted = Math.min(limit, mostTraces);
  const rows = await session.run(
    `WITH matching AS (
       SELECT "trace.trace_id" AS id, count(*) AS matches, max(_start) AS latest,
         arg_max("trace.span_id", duration_ms) AS span
       FROM spans WHERE ${match.where} AND "trace.trace_id" IS NOT NULL
       GROUP BY 1 ORDER BY latest DESC, id LIMIT ${wanted + 1}
     ), whole AS (
       SELECT "trace.trace_id" AS id,
         arg_min(name, ("trace.parent_id" IS NOT NULL, _start)) AS name,
         arg_min("service.name", ("trace.parent_id" IS NOT NULL, _start)) AS service,
         min(_start) AS first, greatest(max(_end), max(_start)) AS last,
         coalesce(bool_or(error), false) AS error
       FROM spans
       WHERE "meta.annotation_type" IS NULL
         AND "trace.trace_id" IN (SELECT id FROM matching)
       GROUP BY 1
     )
     SELECT m.id, w.name, w.service, coalesce(w.first, m.latest) / 1e6,
       coalesce(w.last - w.first, 0) / 1e6, w.error, m.matches, m.span
     FROM matching m LEFT JOIN whole w ON w.id = m.id ORDER BY m.latest DESC, m.id`,
    match.values,
  );
  return {
    traces: rows.slice(0, wanted).map((row) => ({
      trace_id: String(row[0]),
      name: String(row[1] ?? ''),
      service: String(row[2] ?? ''),
      start_ms: Number(row[3]),
      duration_ms: Number(row[4]),
      error: row[5] === true,
      matches: Number(row[6]),
      span_id: row[7] === null || row[7] === undefined ? null : String(row[7]),
    })),
    complete: rows.length <= wanted,
    elapsed_ms: performance.now() - began,
  };
}
