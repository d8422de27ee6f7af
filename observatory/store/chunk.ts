import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBAppender,
  DuckDBDataChunk,
  type DuckDBValue,
  INTEGER,
  UBIGINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { Column } from './columns.ts';

/** Rows in one write; DuckDB's own vector size. */
export const chunkRows = 2048;

const duckdbTypes = { VARCHAR, DOUBLE, BOOLEAN, INTEGER, BIGINT, UBIGINT } as const;

/** Rows gathered column by column, the form in which the appender takes them fastest. */
export class Chunk {
  rows = 0;
  /** Of the rows, those that are spans and not events or links. */
  spans = 0;
  readonly #values: (DuckDBValue[] | undefined)[] = [];

  set(column: number, value: DuckDBValue): void {
    let values = this.#values[column];
    if (!values) {
      values = new Array<DuckDBValue>(chunkRows);
      this.#values[column] = values;
    }
    values[this.rows] = value;
  }

  endRow(): void {
    this.rows++;
  }

  appendTo(appender: DuckDBAppender, columns: readonly Column[]): void {
    const types = columns.map(({ type }) => duckdbTypes[type]);
    const chunk = DuckDBDataChunk.create(types, this.rows);
    for (let column = 0; column < columns.length; column++) {
      const vector = chunk.getColumnVector(column) as unknown as WritableVector;
      const values = this.#values[column] ?? [];
      for (let row = 0; row < this.rows; row++) vector.setItem(row, values[row] ?? null);
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
}

/** What every vector class of @duckdb/node-api has in common for writing. */
interface WritableVector {
  setItem(row: number, value: DuckDBValue): void;
  flush(): void;
}
