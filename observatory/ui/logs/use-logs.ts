import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { LogEvent } from '../../api/logs.ts';
import { useLive, useReread } from '../shared/live.ts';
import { usePausable } from '../shared/pause.ts';
import { getLogEvent, listLogGroups, listLogs } from './api.ts';
import { mostOfFirstPage, type Pages, rowsOf, withArrived } from './feed.ts';
import { type LogFilters, writeFilters } from './filters.ts';

const pageSize = 200;
const mostAtOnce = 1000;

/** The log, read in pages from its end, and kept up to date while it is followed. */
export function useLogs(filters: LogFilters, following: boolean) {
  const client = useQueryClient();
  const query = writeFilters(filters).toString();
  const key = ['logs', query];
  const ask = (limit: number, more: Record<string, string>, signal?: AbortSignal) =>
    listLogs(
      new URLSearchParams([
        ...new URLSearchParams(query),
        ...Object.entries(more),
        ['limit', String(limit)],
      ]),
      signal,
    );

  const pages = useInfiniteQuery({
    queryKey: key,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      ask(pageSize, pageParam === null ? {} : { before: pageParam }, signal),
    getNextPageParam: (last) => last.next,
  });
  const rows = useMemo(() => rowsOf(pages.data?.pages ?? []), [pages.data]);

  const catchUp = useOneAtATime(async () => {
    const first = client.getQueryData<Pages>(key)?.pages[0];
    // What somebody reads is not pushed out by what arrives; that is read once it is followed again.
    const isFull = first && first.events.length + mostAtOnce > mostOfFirstPage;
    if (!first || (isFull && !following)) return;
    const arrived = await ask(mostAtOnce, { after: first.newest });
    if (arrived.events.length < mostAtOnce) {
      client.setQueryData<Pages>(key, (now) => now && withArrived(now, arrived));
    } else if (following) {
      const newest = await ask(pageSize, {});
      client.setQueryData<Pages>(key, { pages: [newest], pageParams: [null] });
    }
  });
  const catchUpNow = useEffectEvent(catchUp);
  useEffect(() => {
    if (following) catchUpNow();
  }, [following]);
  useLive('logs', usePausable(catchUp));
  const readAgain = () => void client.invalidateQueries({ queryKey: key });
  useLive('resync', usePausable(readAgain));
  return { pages, rows };
}

/** Runs once more after a run during which it was asked for; failures show at the next reading. */
function useOneAtATime(action: () => Promise<void>): () => void {
  const state = useRef({ running: false, again: false });
  return async () => {
    const { current } = state;
    current.again = true;
    if (current.running) return;
    current.running = true;
    try {
      while (current.again) {
        current.again = false;
        await action();
      }
    } catch {
      // The stream's state says that the Observatory is away; `resync` follows when it is back.
    } finally {
      current.running = false;
    }
  };
}

/** Groups and streams to choose from. */
export function useLogGroups() {
  const key = ['log-groups'];
  useReread('logs', key);
  return useQuery({ queryKey: key, queryFn: ({ signal }) => listLogGroups(signal) });
}

/** One event: of the rows where it is among them, for it never changes; else read. */
export function useLogEvent(id: string, rows: readonly LogEvent[]) {
  const listed = rows.find((row) => row.id === id);
  const read = useQuery({
    queryKey: ['log', id],
    queryFn: ({ signal }) => getLogEvent(id, signal),
    enabled: id !== '' && !listed,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { event: listed ?? read.data, error: listed ? null : read.error };
}
