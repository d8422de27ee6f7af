import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { TraceSummary } from '../api.ts';
import type { SpanRecord } from '../span.ts';
import { Chunk, chunkRows } from './chunk.ts';
import type { Columns } from './columns.ts';
import { type Copy, deleteCopies } from './copies.ts';
import { setMemoryLimit } from './memory-limit.ts';
import { Origins } from './origins.ts';
import { RowWriter } from './rows.ts';
import { appendTraces, deleteTraces } from './trace-rows.ts';

/** Rows ready to be written, or earlier ones to be taken out, in order of arrival. */
type Step = { chunk: Chunk } | { copies: readonly Copy[] };

/** What one write takes from the queue, so that what comes after it waits for little. */
const stepsPerWrite = 4;

/**
 * Writes spans to the table in batches. A span becomes cells of a chunk as soon as it arrives, so
 * that what waits are a few flat arrays and not objects by the hundred thousand. All writing runs
 * through here, one thing at a time.
 */
export class Writer {
  readonly #connection: DuckDBConnection;
  readonly #columns: Columns;
  readonly #memoryBytes: number;
  readonly #origins = new Origins();
  readonly #rows: RowWriter;
  #appender: DuckDBAppender | undefined;
  #filling: Chunk | undefined;
  #steps: Step[] = [];
  #settled = new Map<string, TraceSummary>();
  #reopened = new Set<string>();
  #coming: Promise<void> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** `memoryBytes` is DuckDB's share of the cap, which a wide table may exceed. */
  constructor(connection: DuckDBConnection, columns: Columns, memoryBytes: number) {
    this.#connection = connection;
    this.#columns = columns;
    this.#memoryBytes = memoryBytes;
    this.#rows = new RowWriter(columns, () => this.#chunk());
  }

  async load(): Promise<void> {
    await this.#columns.load(this.#connection);
    await this.#fitMemory();
    await this.#origins.load(this.#connection);
  }

  /** Spans that wait to be written. */
  get queued(): number {
    let spans = this.#filling?.spans ?? 0;
    for (const step of this.#steps) if ('chunk' in step) spans += step.chunk.spans;
    return spans;
  }

  push(span: SpanRecord, received: number): void {
    const originId = this.#origins.idOf(span.origin);
    this.#rows.write(span, { received: BigInt(received), originId });
    if (this.#filling) this.#filling.spans++;
  }

  /** Takes out copies of spans that came again, written or still waiting. */
  withdraw(copies: readonly Copy[]): void {
    if (copies.length === 0) return;
    this.#endChunk();
    this.#steps.push({ copies });
  }

  #chunk(): Chunk {
    if (this.#filling?.rows === chunkRows) this.#endChunk();
    this.#filling ??= new Chunk();
    return this.#filling;
  }

  #endChunk(): void {
    if (this.#filling) this.#steps.push({ chunk: this.#filling });
    this.#filling = undefined;
  }

  /** Rows of the list of traces, written with the next batch of spans. */
  settle(traces: readonly TraceSummary[]): void {
    for (const trace of traces) this.#settled.set(trace.trace_id, trace);
  }

  /** Takes out rows of the list of traces, written or still waiting. */
  reopen(traceIds: readonly string[]): void {
    for (const traceId of traceIds) {
      this.#settled.delete(traceId);
      this.#reopened.add(traceId);
    }
  }

  /** Resolves when everything that was queued at the call is in the table. */
  flush(): Promise<void> {
    // One that has not begun will take what is queued now; a second would only lengthen the line.
    this.#coming ??= this.exclusively(async () => {
      this.#coming = undefined;
      this.#endChunk();
      let left = this.#steps.length;
      do {
        left -= await this.#write();
      } while (left > 0);
    });
    return this.#coming;
  }

  /** Runs an action on the writing connection, after what is running and before what comes later. */
  exclusively<Result>(action: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const result = this.#last.then(() => action(this.#connection));
    this.#last = result.catch(() => {});
    return result;
  }

  /** Removes resources and scopes that no span refers to, neither stored nor waiting. */
  async pruneOrigins(): Promise<void> {
    const newer = this.#origins.forget();
    await this.flush();
    await this.exclusively((connection) =>
      connection.run(
        'DELETE FROM origins WHERE id < ? AND id NOT IN (SELECT DISTINCT _origin FROM spans)',
        [newer],
      ),
    );
  }

  /** Writes one batch, all or nothing; what could not be written goes back to the queue. */
  async #write(): Promise<number> {
    const steps = this.#steps.splice(0, stepsPerWrite);
    const settled = this.#settled;
    const reopened = this.#reopened;
    if (steps.length + settled.size + reopened.size === 0) return 0;
    this.#settled = new Map();
    this.#reopened = new Set();
    try {
      // Outside the transaction: an appender sees only columns that are committed.
      if (await this.#columns.addToTable(this.#connection)) {
        this.#closeAppender();
        await this.#fitMemory();
      }
      this.#appender ??= await this.#connection.createAppender('spans');
      await this.#connection.run('BEGIN');
      const originsWritten = await this.#origins.write(this.#connection);
      await this.#take(steps, this.#appender);
      await deleteTraces(this.#connection, [...reopened]);
      await appendTraces(this.#connection, [...settled.values()]);
      await this.#connection.run('COMMIT');
      originsWritten();
    } catch (error) {
      this.#steps.unshift(...steps);
      this.#settled = new Map([...settled, ...this.#settled]);
      this.#reopened = new Set([...reopened, ...this.#reopened]);
      await this.#abandon();
      throw error;
    }
    return steps.length;
  }

  #fitMemory(): Promise<void> {
    return setMemoryLimit(this.#connection, this.#memoryBytes, this.#columns.inTable.length);
  }

  #closeAppender(): void {
    this.#appender?.closeSync();
    this.#appender = undefined;
  }

  async #take(steps: readonly Step[], appender: DuckDBAppender): Promise<void> {
    for (const step of steps) {
      if ('chunk' in step) step.chunk.appendTo(appender, this.#columns.inTable);
      else {
        appender.flushSync();
        await deleteCopies(this.#connection, step.copies);
      }
    }
    appender.flushSync();
  }

  async #abandon(): Promise<void> {
    try {
      this.#appender?.clear();
      this.#closeAppender();
    } catch {
      // The appender repeats the error that is already on its way to the caller.
    }
    this.#appender = undefined;
    await this.#connection.run('ROLLBACK').catch(() => {});
  }
}
