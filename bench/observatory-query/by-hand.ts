import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Period } from './fill.ts';

/** Points of a series and rows a factor of e in the heatmap, about as many as the Observatory's. */
const steps = 120n;
const rowsAFactor = 5;

/**
 * The same question as somebody would ask it who has the columns in a Parquet file and knows SQL:
 * the table of routes, their P90 over time, the heatmap, and the P90 of all.
 */
export class ByHand {
  readonly #connection: DuckDBConnection;
  readonly #statements: string[];

  private constructor(connection: DuckDBConnection, parquet: string, { start, end }: Period) {
    this.#connection = connection;
    const step = `((_start - ${start}) // ${(end - start) / steps})::INTEGER`;
    const from = `FROM '${parquet}' WHERE _start >= ${start} AND _start < ${end}`;
    this.#statements = [
      `SELECT "http.route", quantile_cont(duration_ms, 0.9) ${from} GROUP BY 1 ORDER BY 1 LIMIT 100`,
      `SELECT "http.route", ${step}, quantile_cont(duration_ms, 0.9) ${from} GROUP BY 1, 2`,
      `SELECT ${step}, floor(ln(duration_ms) * ${rowsAFactor})::INTEGER, count(*) ${from} GROUP BY 1, 2`,
      `SELECT count(*), quantile_cont(duration_ms, 0.9) ${from}`,
    ];
  }

  /** Writes the columns of the question from the Observatory's file, which nobody else has open. */
  static async from(file: string, period: Period): Promise<ByHand> {
    const parquet = `${file}.parquet`;
    const source = await DuckDBInstance.create(file, { memory_limit: '6GB' });
    const reading = await source.connect();
    await reading.run(
      `COPY (SELECT _start, duration_ms, "http.route" FROM spans) TO '${parquet}' (FORMAT parquet)`,
    );
    reading.closeSync();
    source.closeSync();
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    return new ByHand(await instance.connect(), parquet, period);
  }

  async ask(): Promise<void> {
    for (const statement of this.#statements) await this.#connection.runAndReadAll(statement);
  }
}
