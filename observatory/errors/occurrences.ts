import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { parseTraceId } from '../ids.ts';
import { read } from '../store/reader.ts';
import { insertRows } from './insert-rows.ts';
import type { ErrorCaps } from './tables.ts';

/** A row of the table of occurrences; everything else is in its payload. */
export interface StoredOccurrence {
  id: bigint;
  uuid: string;
  itemId: number;
  timeMs: number;
  receivedMs: number;
  title: string;
  traceId: string | null;
  /** `data` as it was sent. */
  json: string;
}

const columns = 'id, uuid, item_id, time, received, title, trace_id, data';

/** All of them with one statement, as `insertRows` does. */
export function insertOccurrences(
  connection: DuckDBConnection,
  occurrences: readonly StoredOccurrence[],
): Promise<void> {
  const rows = occurrences.map((each) => [
    each.id,
    each.uuid,
    BigInt(each.itemId),
    BigInt(each.timeMs),
    BigInt(each.receivedMs),
    each.title,
    each.traceId,
    each.json,
    Buffer.byteLength(each.json),
  ]);
  return insertRows(connection, 'error_occurrences', rows);
}

/** Newest first. */
export function ofItem(reader: DuckDBConnection, itemId: number, limit: number) {
  const condition = `item_id = $1 ORDER BY id DESC LIMIT ${limit}`;
  return select(reader, condition, [BigInt(itemId)]);
}

/** Oldest first. */
export function ofTrace(reader: DuckDBConnection, traceId: string, limit: number) {
  return select(reader, `trace_id = $1 ORDER BY time, id LIMIT ${limit}`, [traceId]);
}

/** The occurrence of that uuid, if it is still kept. */
export async function byUuid(
  reader: DuckDBConnection,
  uuid: string,
): Promise<StoredOccurrence | undefined> {
  return (await select(reader, 'uuid = $1 LIMIT 1', [uuid]))[0];
}

/** The first that came after another, or the first at all; `search` is in its title, or an id of it. */
export async function firstAfter(
  reader: DuckDBConnection,
  after: string | undefined,
  search: string,
): Promise<StoredOccurrence | undefined> {
  const condition = `($1 = '' OR contains(lower(concat_ws(' ', title, uuid)), $1) OR trace_id = $2)
    AND id > coalesce((SELECT max(id) FROM error_occurrences WHERE uuid = $3), 0)
    ORDER BY id LIMIT 1`;
  const values = [search.toLowerCase(), parseTraceId(search) ?? null, after ?? null];
  return (await select(reader, condition, values))[0];
}

/** The items that an id leads to: an occurrence's uuid, or a trace's id in any form. */
export async function itemsOfId(reader: DuckDBConnection, id: string): Promise<Set<number>> {
  const sql =
    'SELECT DISTINCT item_id FROM error_occurrences WHERE lower(uuid) = $1 OR trace_id = $2';
  const rows = await read(reader, sql, [id.trim().toLowerCase(), parseTraceId(id) ?? null]);
  return new Set(rows.map(([itemId]) => Number(itemId)));
}

/** Which of these have come before. */
export async function knownUuids(
  connection: DuckDBConnection,
  uuids: readonly string[],
): Promise<Set<string>> {
  const places = uuids.map((_, at) => `$${at + 1}`).join(', ');
  const sql = `SELECT uuid FROM error_occurrences WHERE uuid IN (${places})`;
  return new Set((await read(connection, sql, uuids)).map(([uuid]) => String(uuid)));
}

/** Takes out what is over the caps, oldest first; returns the size of each that went. */
export async function dropOldest(connection: DuckDBConnection, caps: ErrorCaps): Promise<number[]> {
  const gone = await read(
    connection,
    `DELETE FROM error_occurrences WHERE id IN (
       SELECT id FROM (
         SELECT id, row_number() OVER newest AS place, sum(bytes) OVER newest AS total,
                row_number() OVER (PARTITION BY item_id ORDER BY id DESC) AS of_item
         FROM error_occurrences WINDOW newest AS (ORDER BY id DESC))
       WHERE of_item > $1 OR (place > 1 AND (place > $2 OR total > $3))) RETURNING bytes`,
    [caps.occurrencesOfItem, caps.occurrences, caps.bytes],
  );
  return gone.map(([bytes]) => Number(bytes));
}

async function select(
  reader: DuckDBConnection,
  condition: string,
  values: readonly DuckDBValue[],
): Promise<StoredOccurrence[]> {
  const sql = `SELECT ${columns} FROM error_occurrences WHERE ${condition}`;
  return (await read(reader, sql, values)).map(
    ([id, uuid, itemId, time, received, title, traceId, data]) => ({
      id: BigInt(String(id)),
      uuid: String(uuid),
      itemId: Number(itemId),
      timeMs: Number(time),
      receivedMs: Number(received),
      title: String(title),
      traceId: traceId === null ? null : String(traceId),
      json: String(data),
    }),
  );
}
