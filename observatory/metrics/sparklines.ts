import { describeMetric } from './describe.ts';
import { chosenTable, type Run } from './select.ts';
import type { Series } from './series.ts';

const values = 30;

/** A few values of each metric over a time, by its name: rates per second, or levels. */
export async function readSparklines(
  run: Run,
  metrics: ReadonlyMap<string, readonly Series[]>,
  startMs: number,
  endMs: number,
): Promise<Map<string, (number | null)[]>> {
  const names = [...metrics.keys()];
  const pairs = names.flatMap((name, at) => (metrics.get(name) ?? []).map(({ id }) => [id, at]));
  const stepMs = Math.max(1, Math.ceil((endMs - startMs) / values));
  const rows = await run(
    `WITH chosen AS (${chosenTable})
     SELECT g, step, sum(value), sum(count), avg(mean), sum(mean) FROM (
       SELECT g, series, (time - 1 - $3::BIGINT) // $5::BIGINT AS step,
              sum(value) AS value, sum(count) AS count, avg(value) AS mean
       FROM metric_points JOIN chosen USING (series)
       WHERE time > $3::BIGINT AND time <= $4::BIGINT GROUP BY g, series, step)
     GROUP BY g, step`,
    [
      pairs.map(([id]) => id).join(','),
      pairs.map(([, at]) => at).join(','),
      BigInt(Math.floor(startMs)),
      BigInt(Math.ceil(endMs)),
      BigInt(stepMs),
    ],
  );
  const lines = new Map(names.map((name) => [name, new Array<number | null>(values).fill(null)]));
  for (const [g, step, value, count, mean, together] of rows) {
    const name = names[Number(g)] ?? '';
    const line = lines.get(name);
    const info = metrics.get(name);
    if (!line || !info) continue;
    const { shape, type, last_ms } = describeMetric(info);
    if (shape === 'level') line[Number(step)] = Number(type === 'sum' ? together : mean);
    else {
      const from = startMs + Number(step) * stepMs;
      const seconds = (Math.min(from + stepMs, last_ms) - from) / 1000;
      line[Number(step)] =
        Number((shape === 'rate' ? value : count) ?? 0) / Math.max(seconds, 0.001);
    }
  }
  return lines;
}
