import { AppError } from './app-error.ts';

/** The last row of a page; the next page starts right after it. */
export interface Position {
  createdAt: Date;
  uuid: string;
  /** When the first page was read, for a list whose rows may move meanwhile. */
  since?: Date;
}

/** Milliseconds since 1970 and a uuid: at most year 5138, so that PostgreSQL takes every one. */
const FORM =
  /^(\d{1,14})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\.(\d{1,14}))?$/;

/** The position as an opaque word that is safe in an address. */
export function encodeCursor({ createdAt, uuid, since }: Position): string {
  const parts = [createdAt.getTime(), uuid, ...(since ? [since.getTime()] : [])];
  return Buffer.from(parts.join('.')).toString('base64url');
}

/** @throws AppError `invalid_cursor` unless `encodeCursor` made the word */
export function decodeCursor(cursor: string): Position {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, time, uuid, since] = FORM.exec(text) ?? [];
  if (time !== undefined && uuid !== undefined) {
    const position: Position = { createdAt: new Date(Number(time)), uuid };
    if (since !== undefined) position.since = new Date(Number(since));
    if (encodeCursor(position) === cursor) return position;
  }
  throw new AppError('invalid_cursor', { field: 'cursor' });
}
