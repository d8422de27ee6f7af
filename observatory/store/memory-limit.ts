import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * What a checkpoint pins for each column of the widest table: some blocks of 256 KiB. Found by
 * raising the number of columns until a checkpoint ended in the fatal "failed to pin block".
 */
const bytesAColumn = 1.25 * 1024 * 1024;

/**
 * DuckDB's memory limit: the share of the cap that it gets, or more once the table is so wide that
 * a checkpoint needs more. Smaller blocks would need less for a column, but DuckDB spills those
 * into a file each, which halves what is taken in.
 */
export async function setMemoryLimit(
  connection: DuckDBConnection,
  shareBytes: number,
  columns: number,
): Promise<void> {
  const bytes = Math.max(shareBytes, columns * bytesAColumn);
  await connection.run(`SET memory_limit = '${Math.round(bytes / 1024)}KiB'`);
}
