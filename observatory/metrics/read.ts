import type { DuckDBValue } from '@duckdb/node-api';
import { HttpError } from '../http/errors.ts';
import type { Session } from '../query/session.ts';
import type { Bucket } from './point.ts';
import { chosenTable } from './select.ts';
import type { Steps } from './steps.ts';

/** The increases, or the level, of one group in one step. */
export interface StepRow {
  g: number;
  /** Place in `timesMs`. */
  at: number;
  value: number | null;
  count: number | null;
  low: number | null;
  high: number | null;
}

export interface BucketRow extends Bucket {
  g: number;
  at: number;
}

type Choice = readonly [series: string, groups: string];

const bucketRowsAtMost = 200_000;

/** Each group over the whole time, of the points taken in it. */
export async function readTotals(session: Session, choice: Choice, { startMs, endMs }: Steps) {
  const rows = await session.run(
    `WITH chosen AS (${chosenTable})
     SELECT g, sum(value), sum(count), avg(value)
     FROM metric_points JOIN chosen USING (series)
     WHERE time > $3::BIGINT AND time <= $4::BIGINT GROUP BY g`,
    [...choice, BigInt(startMs), BigInt(endMs)],
  );
  return new Map(
    rows.map(([g, sum, count, mean]) => [
      Number(g),
      { sum: numeric(sum), count: numeric(count), mean: numeric(mean) },
    ]),
  );
}

/** A piece is what of a point's time lies in one step and in the time asked for, `ms` long. */
const pieces = `
  WITH chosen AS (${chosenTable}),
  spread AS (
    SELECT g, series, value, count, start, time,
           unnest(range(greatest(start, $3::BIGINT) // $5::BIGINT, (least(time, $4::BIGINT) - 1) // $5::BIGINT + 1)) AS step
    FROM metric_points JOIN chosen USING (series)
    WHERE time > $3::BIGINT AND start < $4::BIGINT),
  pieces AS (
    SELECT *, least(time, (step + 1) * $5::BIGINT, $4::BIGINT)
              - greatest(start, step * $5::BIGINT, $3::BIGINT) AS ms
    FROM spread)`;

/** Increases, those of a point spread evenly over the time in which they happened. */
export async function readRates(
  session: Session,
  choice: Choice,
  steps: Steps,
): Promise<StepRow[]> {
  const rows = await session.run(
    `${pieces} SELECT g, step, sum(value * ms / (time - start)), sum(count * ms / (time - start)),
       NULL, NULL FROM pieces GROUP BY g, step`,
    bindings(choice, steps),
  );
  return rows.map((row) => stepRow(row, steps));
}

/**
 * Levels by the time for which they held: averaged over each series, then added up or averaged. Where
 * several are added up, what each had at its lowest was not at one time: of those only the sums count.
 */
export async function readLevels(
  session: Session,
  choice: Choice,
  steps: Steps,
  join: 'sum' | 'avg',
): Promise<StepRow[]> {
  const extreme = (sql: string) =>
    join === 'sum' ? `CASE WHEN count(*) = 1 THEN ${sql} ELSE sum(value) END` : sql;
  const rows = await session.run(
    `${pieces}, each AS (
       SELECT g, series, step, sum(value * ms) / sum(ms) AS value, min(value) AS low, max(value) AS high
       FROM pieces GROUP BY g, series, step)
     SELECT g, step, ${join}(value), NULL, ${extreme('min(low)')}, ${extreme('max(high)')}
     FROM each GROUP BY g, step`,
    bindings(choice, steps),
  );
  return rows.map((row) => stepRow(row, steps));
}

/** What histograms counted, by the time at which it was told. Throws 422 when it is too much. */
export async function readBuckets(
  session: Session,
  choice: Choice,
  steps: Steps,
): Promise<BucketRow[]> {
  const rows = await session.run(
    `WITH chosen AS (${chosenTable})
     SELECT g, (time - 1) // $5::BIGINT AS step, low, high, sum(count)
     FROM metric_buckets JOIN chosen USING (series)
     WHERE time > $3::BIGINT AND time <= $4::BIGINT
     GROUP BY ALL ORDER BY g, step, low LIMIT ${bucketRowsAtMost + 1}`,
    bindings(choice, steps),
  );
  if (rows.length > bucketRowsAtMost) {
    const message =
      'These are too many buckets; ask for longer steps, a shorter time or fewer groups.';
    throw new HttpError(422, 'too_many_buckets', message);
  }
  return rows.map(([g, step, low, high, count]) => ({
    g: Number(g),
    at: placeOf(step, steps),
    low: Number(low),
    high: Number(high),
    count: Number(count),
  }));
}

function bindings(choice: Choice, { startMs, endMs, stepMs }: Steps): DuckDBValue[] {
  return [...choice, BigInt(startMs), BigInt(endMs), BigInt(stepMs)];
}

function stepRow(row: readonly DuckDBValue[], steps: Steps): StepRow {
  const [g, step, value, count, low, high] = row;
  return {
    g: Number(g),
    at: placeOf(step, steps),
    value: numeric(value),
    count: numeric(count),
    low: numeric(low),
    high: numeric(high),
  };
}

function placeOf(step: DuckDBValue | undefined, { timesMs, stepMs }: Steps): number {
  return Number(step) - (timesMs[0] ?? 0) / stepMs;
}

function numeric(value: DuckDBValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
