import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

/** Inserts rows of one width with one statement; they are to be some hundreds at most. */
export async function insertRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly DuckDBValue[])[],
): Promise<void> {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return;
  const places = rows.map((_, row) => {
    const columns = Array.from({ length: width }, (_, column) => `$${row * width + column + 1}`);
    return `(${columns.join(', ')})`;
  });
  await connection.run(`INSERT INTO ${table} VALUES ${places.join(', ')}`, rows.flat());
}
