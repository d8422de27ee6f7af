import type { Exemplar } from '../api/metrics.ts';
import type { Session } from '../query/session.ts';
import { chosen, chosenTable } from './select.ts';
import type { Series } from './series.ts';
import type { Steps } from './steps.ts';

const exemplarsAtMost = 200;

/**
 * Measurements that lead to a trace: of each step the highest and some others, so that neither a
 * busy moment nor a slow request stands alone.
 */
export async function readExemplars(
  session: Session,
  series: readonly Series[],
  { startMs, endMs, stepMs, timesMs }: Steps,
): Promise<Exemplar[]> {
  const each = Math.max(1, Math.floor(exemplarsAtMost / Math.max(1, timesMs.length)));
  const rows = await session.run(
    `WITH chosen AS (${chosenTable})
     SELECT series, time, value, trace_id, span_id, attributes FROM (
       SELECT *, row_number() OVER (PARTITION BY time // $5::BIGINT ORDER BY value DESC) AS place
       FROM metric_exemplars JOIN chosen USING (series)
       WHERE time > $3::BIGINT AND time <= $4::BIGINT)
     WHERE place <= $6::INTEGER ORDER BY value DESC LIMIT ${exemplarsAtMost}`,
    [...chosen([], series), BigInt(startMs), BigInt(endMs), BigInt(stepMs), each],
  );
  const byId = new Map(series.map((one) => [one.id, one]));
  return rows
    .map(([id, time, value, traceId, spanId, attributes]) => ({
      time_ms: Number(time),
      value: Number(value),
      trace_id: traceId === null ? null : String(traceId),
      span_id: spanId === null ? null : String(spanId),
      attributes: {
        ...byId.get(Number(id))?.identity.attributes,
        ...(JSON.parse(String(attributes)) as Record<string, unknown>),
      },
    }))
    .sort((a, b) => a.time_ms - b.time_ms);
}
