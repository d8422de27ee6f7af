import type { DuckDBConnection } from '@duckdb/node-api';
import type { ErrorLevel, ErrorList, ErrorRange } from '../api/errors.ts';
import type { Item } from './items.ts';
import { itemsOfId } from './occurrences.ts';
import { presentItem } from './present.ts';

export interface ListQuery {
  search: string | undefined;
  level: ErrorLevel | undefined;
  environment: string | undefined;
  state: 'active' | 'resolved' | 'all';
  /** A trace's id, as 32 hex digits. */
  trace: string | undefined;
  range: ErrorRange;
  limit: number;
}

/** The items that match, last seen first. */
export async function listItems(
  items: readonly Item[],
  reader: DuckDBConnection,
  query: ListQuery,
  nowMs: number,
): Promise<ErrorList> {
  const ofTrace = query.trace === undefined ? undefined : await itemsOfId(reader, query.trace);
  const ofId = query.search ? await itemsOfId(reader, query.search) : undefined;
  const text = query.search?.toLowerCase() ?? '';
  const matching = items.filter(
    (item) =>
      (ofTrace?.has(item.id) ?? true) &&
      (query.level === undefined || item.levels.has(query.level)) &&
      (query.environment === undefined || item.environments.has(query.environment)) &&
      (ofId?.has(item.id) || item.title.toLowerCase().includes(text)),
  );
  const active = matching.filter(({ resolved }) => resolved === null);
  const resolved = matching.filter((item) => item.resolved !== null);
  return {
    items: { active, resolved, all: matching }[query.state]
      .toSorted((a, b) => b.lastSeen - a.lastSeen || b.id - a.id)
      .slice(0, query.limit)
      .map((item) => presentItem(item, query.range, nowMs)),
    active: active.length,
    resolved: resolved.length,
    environments: [...new Set(items.flatMap(({ environments }) => [...environments]))].sort(),
  };
}
