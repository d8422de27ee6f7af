/** The types that columns of the wide table have. */
export type ColumnType = 'VARCHAR' | 'DOUBLE' | 'BOOLEAN' | 'INTEGER' | 'BIGINT' | 'UBIGINT';

/**
 * The columns that every row has, named as Honeycomb names them. Names that start with an
 * underscore are the Observatory's own and are never shown as attributes.
 */
export const baseColumns = {
  'trace.trace_id': 'VARCHAR',
  'trace.span_id': 'VARCHAR',
  'trace.parent_id': 'VARCHAR',
  name: 'VARCHAR',
  type: 'VARCHAR',
  'span.kind': 'VARCHAR',
  'service.name': 'VARCHAR',
  duration_ms: 'DOUBLE',
  status_code: 'INTEGER',
  status_message: 'VARCHAR',
  error: 'BOOLEAN',
  'span.num_events': 'INTEGER',
  'span.num_links': 'INTEGER',
  'library.name': 'VARCHAR',
  'library.version': 'VARCHAR',
  'meta.signal_type': 'VARCHAR',
  'meta.annotation_type': 'VARCHAR',
  'meta.invalid_duration': 'BOOLEAN',
  parent_name: 'VARCHAR',
  'trace.link.trace_id': 'VARCHAR',
  'trace.link.span_id': 'VARCHAR',
  SampleRate: 'DOUBLE',
  /** Nanoseconds since the epoch, exactly as sent. */
  _start: 'UBIGINT',
  _end: 'UBIGINT',
  _partial: 'BOOLEAN',
  /** When the span arrived, in epoch milliseconds. */
  _received: 'BIGINT',
  /** Row of the table `origins`: resource and scope. */
  _origin: 'INTEGER',
  /** What of the span no other column holds exactly, as JSON; see span-json.ts. */
  _otlp: 'VARCHAR',
  /** Attributes for which there is no column, as a JSON object. */
  _rest: 'VARCHAR',
} as const satisfies Record<string, ColumnType>;

export type BaseColumn = keyof typeof baseColumns;

/** Raised when the tables change in a way that an older file cannot be read with. */
export const schemaVersion = 1;

/**
 * Attributes with a column of their own; what comes after goes to `_rest`. DuckDB holds about half a
 * megabyte in memory for each column however little is in it, so this bounds memory.
 */
export const maximumAttributeColumns = 150;

/** A store in memory always has blocks of 256 KiB, of which a checkpoint needs some a column. */
export const maximumAttributeColumnsInMemory = 40;

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const columnList = Object.entries(baseColumns)
  .map(([name, type]) => `${quoteIdentifier(name)} ${type}`)
  .join(', ');

export const createTables = [
  `CREATE TABLE IF NOT EXISTS spans (${columnList})`,
  'CREATE TABLE IF NOT EXISTS origins (id INTEGER, body VARCHAR)',
  'CREATE TABLE IF NOT EXISTS attribute_columns (key VARCHAR, type VARCHAR, name VARCHAR)',
  `CREATE TABLE IF NOT EXISTS traces (
     trace_id VARCHAR, name VARCHAR, root_service VARCHAR, services VARCHAR,
     start UBIGINT, duration_ms DOUBLE, span_count INTEGER, error_count INTEGER,
     complete BOOLEAN, received BIGINT)`,
  'CREATE TABLE IF NOT EXISTS dropped (reason VARCHAR, spans BIGINT, last_ms BIGINT)',
  `CREATE TABLE IF NOT EXISTS mails (
     id BIGINT, received BIGINT, sender VARCHAR, recipients VARCHAR, subject VARCHAR, code VARCHAR,
     text VARCHAR, html VARCHAR, headers VARCHAR, attachments VARCHAR, bytes INTEGER)`,
  'CREATE TABLE IF NOT EXISTS dropped_mails (reason VARCHAR, mails BIGINT, last_ms BIGINT)',
  'CREATE TABLE IF NOT EXISTS about (schema_version INTEGER)',
];
