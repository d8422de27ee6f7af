import { AppError } from './app-error.ts';

/** The last row of a page; the next page starts right after it. */
export interface Position {
  createdAt: Date;
  uuid: string;
}

/** Milliseconds since 1970 and a uuid: at most year 5138, so that PostgreSQL takes every one. */
const FORM = /^(\d{1,14})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The position as an opaque word that is safe in an address. */
export function encodeCursor({ createdAt, uuid }: Position): string {
  return Buffer.from(`${createdAt.getTime()}.${uuid}`).toString('base64url');
}

/** @throws AppError `invalid_cursor` unless `encodeCursor` made the word */
export function decodeCursor(cursor: string): Position {
  const [, time, uuid] = FORM.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (time !== undefined && uuid !== undefined) {
    const position = { createdAt: new Date(Number(time)), uuid };
    if (encodeCursor(position) === cursor) return position;
  }
  throw new AppError('invalid_cursor', { field: 'cursor' });
}
