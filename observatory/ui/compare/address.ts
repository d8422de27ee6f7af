import { parseId } from '../../ids.ts';

export interface CompareAddress {
  /** Trace ids; null while one is not chosen, or is no id. */
  a: string | null;
  b: string | null;
  /** The row in hand: its place in the list of pairs. */
  row: number | null;
}

export function readAddress(params: URLSearchParams): CompareAddress {
  const id = (name: string) => parseId(params.get(name) ?? '')?.traceId ?? null;
  const row = params.get('row') ?? '';
  return { a: id('a'), b: id('b'), row: /^\d{1,6}$/.test(row) ? Number(row) : null };
}

export function comparePath({ a, b, row = null }: Partial<CompareAddress>): string {
  const params = new URLSearchParams();
  if (a) params.set('a', a);
  if (b) params.set('b', b);
  if (row !== null) params.set('row', String(row));
  const search = params.toString();
  return search ? `/compare?${search}` : '/compare';
}
