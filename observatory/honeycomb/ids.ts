import { createHash } from 'node:crypto';
import type { QuerySpec } from '../api/query.ts';

/** An id of eleven letters and digits, as Honeycomb's are, that is the same for the same parts. */
export function idOf(...parts: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts.map(inOrder)));
  return hash.digest('base64').replace(/[+/=]/g, '').slice(0, 11);
}

/** A question never changes, and the same question to the same dataset is one. */
export function queryIdOf(dataset: string, query: QuerySpec): string {
  return idOf('query', dataset, query);
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, inOrder(member)]));
}
