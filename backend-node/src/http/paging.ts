import type { Request, Response } from 'express';
import { decodeCursor, encodeCursor, type Position } from './cursor.ts';

/** A page of rows, and where the next one starts after; absent on the last page. */
export interface Page<Row> {
  rows: Row[];
  next?: Position;
}

/** Cuts what was found, asked for with `limit + 1`, to the page, and says whether there is more. */
export function pageOf<Row>(
  found: Row[],
  limit: number,
  positionOf: (row: Row) => Position,
): Page<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return found.length > limit && last ? { rows, next: positionOf(last) } : { rows };
}

/** @throws AppError `invalid_cursor` */
export function positionAfter(cursor: string | undefined): Position | undefined {
  return cursor === undefined ? undefined : decodeCursor(cursor);
}

/** Names the next page in the `Link` header (RFC 8288): this address with another cursor. */
export function linkNext(request: Request, response: Response, next: Position | undefined): void {
  if (next === undefined) return;
  const url = new URL(request.originalUrl, 'http://localhost');
  url.searchParams.set('cursor', encodeCursor(next));
  response.set('Link', `<${url.pathname}${url.search}>; rel="next"`);
}
