import type { LogEvent, LogList } from '../../api/logs.ts';

/** Pages as useInfiniteQuery keeps them, the newest first. */
export interface Pages {
  pages: LogList[];
  pageParams: unknown[];
}

/** Events of the first page, which alone grows; beyond it the oldest are read again when wanted. */
export const mostOfFirstPage = 3000;

/** The pages with what arrived since they were read. */
export function withArrived(data: Pages, arrived: LogList): Pages {
  const [first, ...rest] = data.pages;
  if (!first) return data;
  const known = new Set(first.events.map(({ id }) => id));
  const added = arrived.events.filter(({ id }) => !known.has(id));
  const events = added.length > 0 ? [...first.events, ...added].sort(newestFirst) : first.events;
  const last = events[mostOfFirstPage - 1];
  if (last && events.length > mostOfFirstPage) {
    const kept = events.slice(0, mostOfFirstPage);
    const next = `${last.time_ms}-${last.id}`;
    return { pages: [{ events: kept, next, newest: arrived.newest }], pageParams: [null] };
  }
  const grown = { events, next: first.next, newest: arrived.newest };
  return { pages: [grown, ...rest], pageParams: data.pageParams };
}

/** All events of the pages, none twice, the oldest first. */
export function rowsOf(pages: readonly LogList[]): LogEvent[] {
  const byId = new Map<string, LogEvent>();
  for (const { events } of pages) for (const event of events) byId.set(event.id, event);
  return [...byId.values()].sort((a, b) => newestFirst(b, a));
}

function newestFirst(a: LogEvent, b: LogEvent): number {
  // Ids are decimal numbers of one length, so that they sort as text.
  return b.time_ms - a.time_ms || (a.id < b.id ? 1 : -1);
}
