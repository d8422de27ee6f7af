import type { Column } from '../store/columns.ts';

/** The columns of `log_events`, in the order in which rows are written and read. */
export const eventColumns: readonly Column[] = [
  { name: 'id', type: 'BIGINT' },
  { name: 'group_name', type: 'VARCHAR' },
  { name: 'stream_name', type: 'VARCHAR' },
  { name: 'time', type: 'BIGINT' },
  { name: 'received', type: 'BIGINT' },
  { name: 'level', type: 'INTEGER' },
  { name: 'trace_id', type: 'VARCHAR' },
  { name: 'message', type: 'VARCHAR' },
  { name: 'bytes', type: 'INTEGER' },
];

export const eventColumnList = eventColumns.map(({ name }) => name).join(', ');

const columnTypes = eventColumns.map(({ name, type }) => `${name} ${type}`).join(', ');

export const createLogTables = [
  `CREATE TABLE IF NOT EXISTS log_events (${columnTypes})`,
  `CREATE TABLE IF NOT EXISTS log_groups (
     name VARCHAR, created BIGINT, retention_days INTEGER, tags VARCHAR)`,
  'CREATE TABLE IF NOT EXISTS log_streams (group_name VARCHAR, name VARCHAR, created BIGINT)',
  'CREATE TABLE IF NOT EXISTS dropped_logs (reason VARCHAR, events BIGINT, last_ms BIGINT)',
];
