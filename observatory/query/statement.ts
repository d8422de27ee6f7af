import type { DuckDBValue } from '@duckdb/node-api';

/** Values of a statement in the order of their places. Whatever a person wrote goes in here. */
export class Parameters {
  readonly values: DuckDBValue[];

  constructor(values: readonly DuckDBValue[] = []) {
    this.values = [...values];
  }

  /** The place of the value in the SQL text: `$1`, `$2`, … */
  add(value: DuckDBValue): string {
    // The client binds whole numbers as 64-bit integers, in which larger ones have no room; as texts
    // they are cast to the same number.
    const isLarge = Number.isInteger(value) && !Number.isSafeInteger(value);
    this.values.push(isLarge ? String(value) : value);
    return `$${this.values.length}`;
  }
}
