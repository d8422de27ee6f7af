import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { TraceSummary } from '../api.ts';
import type { SpanRecord } from '../span.ts';
import { Chunk, chunkRows } from './chunk.ts';
import type { Columns } from './columns.ts';
import { Origins } from './origins.ts';
import { RowWriter } from './rows.ts';
import { appendTraces, deleteTraces } from './trace-rows.ts';

interface Queued {
  span: SpanRecord;
  received: number;
}

/** What one write takes from the queue, so that a request in between waits for little. */
const spansPerWrite = 8 * chunkRows;

/** Writes queued spans to the table in batches. All writing runs through it, one thing at a time. */
export class Writer {
  readonly #connection: DuckDBConnection;
  readonly #columns: Columns;
  readonly #origins = new Origins();
  #appender: DuckDBAppender | undefined;
  #queue: Queued[] = [];
  #replaced: { traceId: string; spanId: string }[] = [];
  #settled: TraceSummary[] = [];
  #reopened: string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: DuckDBConnection, columns: Columns) {
    this.#connection = connection;
    this.#columns = columns;
  }

  async load(): Promise<void> {
    await this.#columns.load(this.#connection);
    await this.#origins.load(this.#connection);
  }

  get queued(): number {
    return this.#queue.length;
  }

  push(span: SpanRecord, received: number): void {
    this.#queue.push({ span, received });
  }

  /** Takes out the earlier row of a span that comes again, queued or written. */
  replace(traceId: string, spanId: string): void {
    const index = this.#queue.findIndex(
      ({ span }) => span.spanId === spanId && span.traceId === traceId,
    );
    if (index >= 0) this.#queue.splice(index, 1);
    else this.#replaced.push({ traceId, spanId });
  }

  /** Rows of the list of traces, written with the next batch of spans. */
  settle(traces: TraceSummary[]): void {
    this.#settled.push(...traces);
  }

  reopen(traceIds: string[]): void {
    this.#reopened.push(...traceIds);
  }

  /** Resolves when everything that was queued at the call is in the table. */
  flush(): Promise<void> {
    return this.exclusively(async () => {
      let left = this.#queue.length;
      do {
        left -= await this.#write();
      } while (left > 0);
    });
  }

  /** Runs an action on the writing connection, after what is running and before what comes later. */
  exclusively<Result>(action: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const result = this.#last.then(() => action(this.#connection));
    this.#last = result.catch(() => {});
    return result;
  }

  pruneOrigins(): Promise<void> {
    return this.exclusively((connection) => this.#origins.prune(connection));
  }

  /** Writes one batch, all or nothing; what could not be written goes back to the queue. */
  async #write(): Promise<number> {
    const batch = this.#queue.splice(0, spansPerWrite);
    const replaced = this.#replaced.splice(0);
    const settled = this.#settled.splice(0);
    const reopened = this.#reopened.splice(0);
    if (batch.length + replaced.length + settled.length + reopened.length === 0) return 0;
    const chunks = this.#chunks(batch);
    try {
      // Outside the transaction: an appender sees only columns that are committed.
      if ((await this.#columns.addToTable(this.#connection)) || !this.#appender) {
        this.#appender?.closeSync();
        this.#appender = await this.#connection.createAppender('spans');
      }
      await this.#connection.run('BEGIN');
      await this.#origins.write(this.#connection);
      for (const { traceId, spanId } of replaced) await this.#delete(traceId, spanId);
      for (const chunk of chunks) chunk.appendTo(this.#appender, this.#columns.all);
      this.#appender.flushSync();
      await deleteTraces(this.#connection, reopened);
      await appendTraces(this.#connection, settled);
      await this.#connection.run('COMMIT');
      this.#origins.written();
    } catch (error) {
      this.#queue.unshift(...batch);
      this.#replaced.unshift(...replaced);
      this.#settled.unshift(...settled);
      this.#reopened.unshift(...reopened);
      await this.#abandon();
      throw error;
    }
    return batch.length;
  }

  #chunks(batch: Queued[]): Chunk[] {
    const chunks: Chunk[] = [];
    const rows = new RowWriter(this.#columns, () => {
      let chunk = chunks.at(-1);
      if (!chunk || chunk.rows === chunkRows) {
        chunk = new Chunk();
        chunks.push(chunk);
      }
      return chunk;
    });
    for (const { span, received } of batch) {
      rows.write(span, this.#origins.idOf(span.origin), BigInt(received));
    }
    return chunks;
  }

  async #delete(traceId: string, spanId: string): Promise<void> {
    await this.#connection.run(
      `DELETE FROM spans WHERE "trace.trace_id" = $1
       AND ("trace.span_id" = $2
         OR ("trace.parent_id" = $2 AND "meta.annotation_type" IS NOT NULL))`,
      [traceId, spanId],
    );
  }

  async #abandon(): Promise<void> {
    try {
      this.#appender?.clear();
      this.#appender?.closeSync();
    } catch {
      // The appender repeats the error that is already on its way to the caller.
    }
    this.#appender = undefined;
    await this.#connection.run('ROLLBACK').catch(() => {});
  }
}
