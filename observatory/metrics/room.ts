import type { DuckDBConnection } from '@duckdb/node-api';
import { checkpoint } from '../store/checkpoint.ts';
import type { Drops } from '../store/drops.ts';
import { read } from '../store/reader.ts';
import { transaction } from '../store/transaction.ts';
import { type TimedTable, timedTables } from './tables.ts';

export interface MetricCaps {
  series: number;
  points: number;
  /** Filled buckets of histograms, several a point. */
  buckets: number;
  exemplars: number;
  /** How long points are kept. */
  ageMs: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Of what is stored, the share that goes at once, so that going is rare. */
const share = 0.1;

export function defaultMetricCaps(inMemory: boolean): MetricCaps {
  const points = inMemory ? 50_000 : 500_000;
  return {
    series: 2000,
    points,
    buckets: points * 4,
    exemplars: points / 10,
    ageMs: 7 * dayMs,
  };
}

/** Keeps the tables under their caps and within their age. */
export class MetricRoom {
  readonly rows: Record<TimedTable, number> = {
    metric_points: 0,
    metric_buckets: 0,
    metric_exemplars: 0,
  };
  readonly #caps: MetricCaps;
  readonly #drops: Drops;

  constructor(caps: MetricCaps, drops: Drops) {
    this.#caps = caps;
    this.#drops = drops;
  }

  get isOver(): boolean {
    const { metric_points, metric_buckets, metric_exemplars } = this.rows;
    const { points, buckets, exemplars } = this.#caps;
    return metric_points > points || metric_buckets > buckets || metric_exemplars > exemplars;
  }

  async count(connection: DuckDBConnection): Promise<void> {
    for (const table of Object.keys(timedTables) as TimedTable[]) {
      const [row] = await read(connection, `SELECT count(*) FROM ${table}`);
      this.rows[table] = Number(row?.[0] ?? 0);
    }
  }

  /** Takes out what is too old, then the oldest time until the rest fits; true when some went. */
  async enforce(connection: DuckDBConnection, nowMs: number): Promise<boolean> {
    const before = this.rows.metric_points;
    const expired = await this.#dropUntil(connection, nowMs - this.#caps.ageMs);
    while (this.isOver) {
      const table = this.#fullest();
      const [row] = await read(connection, `SELECT quantile_disc(time, ${share}) FROM ${table}`);
      if (row?.[0] === null || row?.[0] === undefined) break;
      await this.#dropUntil(connection, Number(row[0]));
    }
    const gone = before - this.rows.metric_points;
    this.#drops.count('metric_age', expired);
    this.#drops.count('metric_cap', gone - expired);
    if (gone === 0) return false;
    await this.#drops.save(connection);
    await checkpoint(connection);
    return true;
  }

  /** Which of the tables is furthest over its cap. */
  #fullest(): TimedTable {
    const { points, buckets, exemplars } = this.#caps;
    const caps = { metric_points: points, metric_buckets: buckets, metric_exemplars: exemplars };
    const tables = Object.keys(caps) as TimedTable[];
    return tables.reduce((most, table) =>
      this.rows[table] / caps[table] > this.rows[most] / caps[most] ? table : most,
    );
  }

  /** All tables lose the same stretch of time, so that no point is left without its buckets. */
  async #dropUntil(connection: DuckDBConnection, timeMs: number): Promise<number> {
    const points = this.rows.metric_points;
    await transaction(connection, async () => {
      for (const table of Object.keys(timedTables) as TimedTable[]) {
        await connection.run(`DELETE FROM ${table} WHERE time <= $1`, [BigInt(Math.floor(timeMs))]);
      }
    });
    await this.count(connection);
    return points - this.rows.metric_points;
  }
}
