import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * Writes the log into the file, which also frees memory. While a long question still reads, and a
 * column was added since it began, DuckDB refuses; questions end in seconds, and the next checkpoint
 * comes soon.
 */
export async function checkpoint(connection: DuckDBConnection): Promise<void> {
  try {
    await connection.run('CHECKPOINT');
  } catch (error) {
    if (!/^TransactionContext Error: Cannot CHECKPOINT/.test((error as Error).message)) throw error;
  }
}
