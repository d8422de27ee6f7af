import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { checkpoint } from '../store/checkpoint.ts';
import { Chunk, chunkRows } from '../store/chunk.ts';
import type { Writer } from '../store/writer.ts';
import type { EventRow } from './rows.ts';
import { eventColumns } from './tables.ts';

/** Bytes of messages that may wait to be written; beyond it senders are asked to come again. */
const maximumQueuedBytes = 32 * 1024 * 1024;
/** Written between two checkpoints, which keep the log beside the file and DuckDB's memory small. */
const bytesBetweenCheckpoints = 64 * 1024 * 1024;

/** Appends rows in batches: all that waits when a write begins goes into it, whoever sent it. */
export class EventWriter {
  readonly #writer: Writer;
  #appender: DuckDBAppender | undefined;
  #waiting: EventRow[] = [];
  #queuedBytes = 0;
  #sinceCheckpoint = 0;
  #coming: Promise<void> | undefined;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** False while so much waits to be written that senders had better wait too. */
  get hasRoom(): boolean {
    return this.#queuedBytes < maximumQueuedBytes;
  }

  /** Resolves when the rows are in the table; rejects when they could not be written. */
  append(rows: readonly EventRow[]): Promise<void> {
    for (const row of rows) {
      this.#waiting.push(row);
      this.#queuedBytes += row.bytes;
    }
    this.#coming ??= this.#writer.exclusively(async (connection) => {
      this.#coming = undefined;
      const batch = this.#waiting;
      this.#waiting = [];
      const bytes = batch.reduce((sum, row) => sum + row.bytes, 0);
      this.#queuedBytes -= bytes;
      await this.#write(connection, batch);
      await this.#checkpoint(connection, bytes);
    });
    return this.#coming;
  }

  async #write(connection: DuckDBConnection, batch: readonly EventRow[]): Promise<void> {
    try {
      this.#appender ??= await connection.createAppender('log_events');
      await connection.run('BEGIN');
      for (let from = 0; from < batch.length; from += chunkRows) {
        const chunk = new Chunk();
        for (const { values } of batch.slice(from, from + chunkRows)) {
          for (const [column, value] of values.entries()) chunk.set(column, value);
          chunk.endRow();
        }
        chunk.appendTo(this.#appender, eventColumns);
      }
      this.#appender.flushSync();
      await connection.run('COMMIT');
    } catch (error) {
      await this.#abandon(connection);
      throw error;
    }
  }

  async #checkpoint(connection: DuckDBConnection, bytes: number): Promise<void> {
    this.#sinceCheckpoint += bytes;
    if (this.#sinceCheckpoint < bytesBetweenCheckpoints) return;
    this.#sinceCheckpoint = 0;
    await checkpoint(connection);
  }

  async #abandon(connection: DuckDBConnection): Promise<void> {
    try {
      this.#appender?.clear();
      this.#appender?.closeSync();
    } catch {
      // The appender repeats the error that is already on its way to the caller.
    }
    this.#appender = undefined;
    await connection.run('ROLLBACK').catch(() => {});
  }
}
