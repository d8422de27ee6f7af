import { shapeOf } from './describe.ts';
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
     SELECT g, (time - 1 - $3::BIGINT) // $5::BIGINT AS step, sum(value), sum(count), avg(value)
     FROM metric_points JOIN chosen USING (series)
     WHERE time > $3::BIGINT AND time <= $4::BIGINT GROUP BY g, step`,
    [
      pairs.map(([id]) => id).join(','),
      pairs.map(([, at]) => at).join(','),
      BigInt(Math.floor(startMs)),
      BigInt(Math.ceil(endMs)),
      BigInt(stepMs),
    ],
  );
  const lines = new Map(names.map((name) => [name, new Array<number | null>(values).fill(null)]));
  for (const [g, step, sum, count, mean] of rows) {
    const name = names[Number(g)] ?? '';
    const shape = metrics.get(name)?.map(({ identity }) => shapeOf(identity))[0];
    const increase = shape === 'rate' ? sum : count;
    const value = shape === 'level' ? mean : (Number(increase ?? 0) * 1000) / stepMs;
    const line = lines.get(name);
    if (line) line[Number(step)] = Number(value ?? 0);
  }
  return lines;
}
