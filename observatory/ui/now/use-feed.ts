import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { TraceSummary } from '../../api.ts';
import { listTraces } from '../shared/api.ts';
import { useLive } from '../shared/live.ts';
import { usePause } from '../shared/pause.ts';
import { emptyFeed, feedReducer, mergeRows } from './feed.ts';
import { type Filters, matches, toQuery } from './filters.ts';

const pageSize = 100;
const rereadMs = 1000;

/** The list of traces: read in pages, kept up to date by the live stream. */
export function useFeed(filters: Filters) {
  const query = toQuery(filters).toString();
  const pages = useInfiniteQuery({
    queryKey: ['traces', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(query);
      params.set('limit', String(pageSize));
      if (pageParam !== null) params.set('before', pageParam);
      return listTraces(params, signal);
    },
    getNextPageParam: (last) => last.next,
  });
  const [feed, dispatch] = useReducer(feedReducer, query, emptyFeed);
  if (feed.query !== query) dispatch({ type: 'narrowed', query });
  const { paused } = usePause();
  if (feed.paused !== paused) dispatch({ type: 'paused', paused });

  const read = useMemo(() => pages.data?.pages.flatMap((page) => page.traces) ?? [], [pages.data]);
  const rows = useMemo(() => mergeRows(read, feed.shown), [read, feed.shown]);
  const known = useMemo(() => new Set(read.map((trace) => trace.trace_id)), [read]);

  const reread = useReread(() => pages.refetch(), feed.atTop && !feed.paused);
  useLive('resync', reread);
  useLive('traces', (pushed) => {
    const sure: TraceSummary[] = [];
    for (const trace of pushed) {
      const match = matches(filters, trace);
      if (match === 'yes' || (match === 'unknown' && known.has(trace.trace_id))) sure.push(trace);
      else if (match === 'unknown') reread();
    }
    if (sure.length > 0) dispatch({ type: 'arrived', traces: sure, known });
  });

  return { pages, rows, feed, dispatch };
}

/** Asks the server again after a push it alone can judge: at most once a second, only when `allowed`. */
function useReread(read: () => void, allowed: boolean): () => void {
  const wanted = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ read, allowed });
  useEffect(() => {
    latest.current = { read, allowed };
    if (allowed && wanted.current) {
      wanted.current = false;
      read();
    }
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    wanted.current = true;
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      if (!wanted.current || !latest.current.allowed) return;
      wanted.current = false;
      latest.current.read();
    }, rereadMs);
  };
}
