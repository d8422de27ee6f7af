/** Made at load where they are not there yet. */
export const createTables = [
  `CREATE TABLE IF NOT EXISTS xray_segments (
     trace_id VARCHAR, id VARCHAR, parent_id VARCHAR, subsegment BOOLEAN, name VARCHAR,
     start_ms DOUBLE, end_ms DOUBLE, received BIGINT, bytes INTEGER, document VARCHAR)`,
  'CREATE TABLE IF NOT EXISTS xray_kept (kind VARCHAR, name VARCHAR, body VARCHAR)',
  'CREATE TABLE IF NOT EXISTS dropped_segments (reason VARCHAR, segments BIGINT, last_ms BIGINT)',
];
