import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { Chunk, chunkRows } from '../store/chunk.ts';
import type { Writer } from '../store/writer.ts';
import type { SeriesCatalogue } from './series.ts';
import { type TimedTable, timedTables } from './tables.ts';

type Rows = Record<TimedTable, DuckDBValue[][]>;

const tables = Object.keys(timedTables) as TimedTable[];
/** Rows that may wait to be written; beyond it senders are asked to come again. */
const maximumQueuedRows = 200_000;

/** Appends rows in batches: all that waits when a write begins goes into it, whoever sent it. */
export class MetricRowWriter {
  readonly #writer: Writer;
  readonly #series: SeriesCatalogue;
  readonly #appenders = new Map<TimedTable, DuckDBAppender>();
  readonly #onWritten: (rows: Readonly<Rows>) => void;
  #waiting: Rows = noRows();
  #queued = 0;
  #coming: Promise<void> | undefined;

  constructor(writer: Writer, series: SeriesCatalogue, onWritten: (rows: Readonly<Rows>) => void) {
    this.#writer = writer;
    this.#series = series;
    this.#onWritten = onWritten;
  }

  get hasRoom(): boolean {
    return this.#queued < maximumQueuedRows;
  }

  add(table: TimedTable, row: DuckDBValue[]): void {
    this.#waiting[table].push(row);
    this.#queued++;
  }

  /** Resolves when all that waits is in the tables; rejects when it could not be written. */
  flush(): Promise<void> {
    this.#coming ??= this.#writer.exclusively(async (connection) => {
      this.#coming = undefined;
      const rows = this.#waiting;
      this.#waiting = noRows();
      this.#queued = 0;
      if (tables.every((table) => rows[table].length === 0)) return;
      await this.#write(connection, rows);
      this.#onWritten(rows);
    });
    return this.#coming;
  }

  async #write(connection: DuckDBConnection, rows: Rows): Promise<void> {
    try {
      for (const table of tables) await this.#appender(connection, table);
      await connection.run('BEGIN');
      const seriesSaved = await this.#series.save(connection);
      for (const table of tables) this.#append(table, rows[table]);
      await connection.run('COMMIT');
      seriesSaved();
    } catch (error) {
      this.#abandon();
      await connection.run('ROLLBACK').catch(() => {});
      throw error;
    }
  }

  async #appender(connection: DuckDBConnection, table: TimedTable): Promise<void> {
    if (this.#appenders.has(table)) return;
    this.#appenders.set(table, await connection.createAppender(table));
  }

  #append(table: TimedTable, rows: readonly DuckDBValue[][]): void {
    const appender = this.#appenders.get(table);
    if (!appender || rows.length === 0) return;
    for (let from = 0; from < rows.length; from += chunkRows) {
      const chunk = new Chunk();
      for (const values of rows.slice(from, from + chunkRows)) {
        for (const [column, value] of values.entries()) chunk.set(column, value);
        chunk.endRow();
      }
      chunk.appendTo(appender, timedTables[table]);
    }
    appender.flushSync();
  }

  #abandon(): void {
    for (const appender of this.#appenders.values()) {
      try {
        appender.clear();
        appender.closeSync();
      } catch {
        // The appender repeats the error that is already on its way to the caller.
      }
    }
    this.#appenders.clear();
  }
}

function noRows(): Rows {
  return { metric_points: [], metric_buckets: [], metric_exemplars: [] };
}
