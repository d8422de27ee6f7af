import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Mail, MailSummary } from '../api.ts';
import { read } from '../store/reader.ts';
import { mailColumns, mailFromRow, summaryColumns, summaryFromRow } from './rows.ts';

export interface MailQuery {
  /** One recipient's whole address, in any case. */
  to: string | undefined;
  search: string | undefined;
  before: bigint | undefined;
  limit: number;
}

/** Whole mails, newest first. */
export async function listMails(reader: DuckDBConnection, query: MailQuery): Promise<Mail[]> {
  return (await select(reader, mailColumns, query)).map(mailFromRow);
}

export async function listSummaries(
  reader: DuckDBConnection,
  query: MailQuery,
): Promise<MailSummary[]> {
  return (await select(reader, summaryColumns, query)).map(summaryFromRow);
}

export async function getMail(reader: DuckDBConnection, id: bigint): Promise<Mail | undefined> {
  const [row] = await read(reader, `SELECT ${mailColumns} FROM mails WHERE id = $1`, [id]);
  return row && mailFromRow(row);
}

/** The first mail after that one, to one recipient or to any. */
export async function firstMailAfter(
  reader: DuckDBConnection,
  id: bigint,
  to: string | undefined,
): Promise<Mail | undefined> {
  const [row] = await read(
    reader,
    `SELECT ${mailColumns} FROM mails
     WHERE id > $1 AND ($2 IS NULL OR contains(lower(recipients), $2)) ORDER BY id LIMIT 1`,
    [id, to === undefined ? null : inList(to)],
  );
  return row && mailFromRow(row);
}

export function isTo(mail: Mail, address: string): boolean {
  return mail.to.some((each) => each.toLowerCase() === address.toLowerCase());
}

function select(
  reader: DuckDBConnection,
  columns: string,
  { to, search, before, limit }: MailQuery,
): Promise<DuckDBValue[][]> {
  const conditions: string[] = [];
  const values: DuckDBValue[] = [];
  const where = (condition: (place: string) => string, value: DuckDBValue) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (to !== undefined) where((place) => `contains(lower(recipients), ${place})`, inList(to));
  if (before !== undefined) where((place) => `id < ${place}`, before);
  if (search) {
    const searched = "concat_ws(' ', sender, recipients, subject, text)";
    where((place) => `contains(lower(${searched}), ${place})`, search.toLowerCase());
  }
  const filter = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const sql = `SELECT ${columns} FROM mails ${filter} ORDER BY id DESC LIMIT ${limit}`;
  return read(reader, sql, values);
}

/** An address as it stands in the JSON list of recipients, quotes included, so that it is whole. */
function inList(address: string): string {
  return JSON.stringify(address.toLowerCase());
}
