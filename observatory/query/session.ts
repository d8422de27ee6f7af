import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { HttpError } from '../http/errors.ts';
import { read } from '../store/reader.ts';

export type Row = readonly DuckDBValue[];

/** One question's statements, all on one connection, until its time is over or its asker gone. */
export class Session {
  readonly #connection: DuckDBConnection;
  #ended: HttpError | undefined;
  #frozen = false;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** The rows of a statement; its values are bound to $1, $2, … @throws HttpError once ended */
  async run(sql: string, values: readonly DuckDBValue[] = []): Promise<Row[]> {
    if (this.#ended) throw this.#ended;
    try {
      return await read(this.#connection, sql, values);
    } catch (error) {
      throw this.#ended ?? (isOutOfMemory(error) ? tooMuchMemory() : error);
    }
  }

  /**
   * From here on all statements see the data as they are now, whatever is written meanwhile. Called
   * again, as they are then; an error ends what was seen before.
   */
  async freeze(): Promise<void> {
    await this.thaw();
    this.#frozen = true;
    await this.run('BEGIN');
  }

  /** To be called when nothing runs or interrupts any more. Temporary tables go with it. */
  async thaw(): Promise<void> {
    if (!this.#frozen) return;
    this.#frozen = false;
    // There is nothing to roll back where the first statement did not come to run.
    await this.#connection.run('ROLLBACK').catch(() => {});
  }

  /** Interrupts what runs, and lets nothing run any more. */
  end(reason: HttpError): void {
    if (this.#ended) return;
    this.#ended = reason;
    this.#connection.interrupt();
  }

  /** DuckDB forgets an interrupt that comes between two statements, or before the first has begun. */
  insist(): void {
    if (this.#ended) this.#connection.interrupt();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return /^Out of Memory/i.test((error as Error).message);
}

export function tooMuchMemory(): HttpError {
  return new HttpError(
    422,
    'query_too_large',
    'This question needs more memory than the Observatory may use. ' +
      'A shorter time range, fewer breakdowns or fewer calculations need less, ' +
      'and OBSERVATORY_MAX_MEMORY_MB allows more.',
  );
}
