import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { MapCalls, ServiceMap } from '../../api/map.ts';
import { get } from '../shared/api.ts';
import { useLive } from '../shared/live.ts';
import { usePausable, usePause } from '../shared/pause.ts';
import { type RangeName, ranges } from '../shared/ranges.ts';
import { useEvery } from '../shared/use-every.ts';

/** Under load traces change all the time; the map is read again no more often than this … */
const rereadMs = 2000;
/** … and takes no more than this share of the time, however many spans there are. */
const busyShare = 0.1;
/** The time goes on without new spans, too. */
const moveOnMs = 30_000;

/** The map of the time until now, read again as traces arrive. */
export function useMap(range: RangeName) {
  const client = useQueryClient();
  const queryKey = ['map', range];
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const read = usePausable(() => {
    if (!document.hidden) void client.refetchQueries({ queryKey }, { cancelRefetch: false });
  });
  const reread = () => {
    const took = client.getQueryData<ServiceMap>(queryKey)?.elapsed_ms ?? 0;
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined;
        read();
      },
      Math.max(rereadMs, took / busyShare),
    );
  };
  useLive('traces', reread);
  useLive('resync', reread);
  useEvery(moveOnMs, !usePause().paused, reread);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => {
      const end = Date.now();
      const time = { start_ms: String(end - ranges[range].ms), end_ms: String(end) };
      return get<ServiceMap>(`/api/map?${new URLSearchParams(time)}`, signal);
    },
    placeholderData: keepPreviousData,
  });
}

/** The calls of a node or between two, in the time that the map was read for. */
export function useMapCalls(
  { start_ms, end_ms }: Pick<ServiceMap, 'start_ms' | 'end_ms'>,
  between: { from?: string; to?: string },
) {
  const time = { start_ms: String(start_ms), end_ms: String(end_ms) };
  const params = new URLSearchParams({ ...time, ...between });
  return useQuery({
    queryKey: ['map-calls', between, start_ms, end_ms],
    queryFn: ({ signal }) => get<MapCalls>(`/api/map/calls?${params}`, signal),
    placeholderData: (kept, query) => (sameCalls(query?.queryKey[1], between) ? kept : undefined),
    gcTime: 10_000,
  });
}

/** Figures of the time before stay until the new ones are there, those of another edge do not. */
function sameCalls(kept: unknown, between: object): boolean {
  return JSON.stringify(kept) === JSON.stringify(between);
}
