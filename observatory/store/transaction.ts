import type { DuckDBConnection } from '@duckdb/node-api';

/** Runs statements of which all count or none, and which others see all at once. */
export async function transaction<Result>(
  connection: DuckDBConnection,
  statements: () => Promise<Result>,
): Promise<Result> {
  await connection.run('BEGIN');
  try {
    const result = await statements();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    // Some errors have rolled back by themselves, and only the first one says what was wrong.
    await connection.run('ROLLBACK').catch(() => {});
    throw error;
  }
}
