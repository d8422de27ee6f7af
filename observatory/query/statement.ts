import type { DuckDBValue } from '@duckdb/node-api';

/** Values of a statement in the order of their places. Whatever a person wrote goes in here. */
export class Parameters {
  readonly values: DuckDBValue[];

  constructor(values: readonly DuckDBValue[] = []) {
    this.values = [...values];
  }

  /** The place of the value in the SQL text: `$1`, `$2`, … */
  add(value: DuckDBValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
