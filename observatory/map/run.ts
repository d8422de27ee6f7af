import type { DuckDBValue } from '@duckdb/node-api';
import type { Row } from '../query/session.ts';

/** Runs a statement with the guards that questions have, its values bound to $1, $2, … */
export type Run = (sql: string, values?: readonly DuckDBValue[]) => Promise<readonly Row[]>;
