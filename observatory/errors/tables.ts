/** The tables of errors, made when they are first loaded. */
export const createErrorTables = [
  `CREATE TABLE IF NOT EXISTS error_items (
     id BIGINT, fingerprint VARCHAR, title VARCHAR, levels VARCHAR, environments VARCHAR,
     platforms VARCHAR, first_seen BIGINT, last_seen BIGINT, occurrences BIGINT, resolved BIGINT,
     reactivated BIGINT, counts VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS error_occurrences (
     id BIGINT, uuid VARCHAR, item_id BIGINT, time BIGINT, received BIGINT, title VARCHAR,
     trace_id VARCHAR, data VARCHAR, bytes INTEGER)`,
  `CREATE TABLE IF NOT EXISTS error_source_maps (
     version VARCHAR, path VARCHAR, received BIGINT, map BLOB, bytes INTEGER)`,
  `CREATE TABLE IF NOT EXISTS error_deploys (
     id BIGINT, environment VARCHAR, revision VARCHAR, username VARCHAR, comment VARCHAR,
     status VARCHAR, time BIGINT)`,
  'CREATE TABLE IF NOT EXISTS dropped_errors (reason VARCHAR, errors BIGINT, last_ms BIGINT)',
];

/** The newest this many are kept. */
export interface ErrorCaps {
  items: number;
  occurrences: number;
  occurrencesOfItem: number;
  /** Of all payloads that are kept. */
  bytes: number;
  sourceMaps: number;
  /** Of all source maps that are kept, packed. */
  sourceMapBytes: number;
  deploys: number;
  /** Occurrences that are accepted and not yet written. */
  queue: number;
}

const mebibyte = 1024 * 1024;

export const defaultErrorCaps: ErrorCaps = {
  items: 2000,
  occurrences: 10_000,
  occurrencesOfItem: 500,
  bytes: 64 * mebibyte,
  sourceMaps: 300,
  sourceMapBytes: 64 * mebibyte,
  deploys: 200,
  queue: 500,
};
