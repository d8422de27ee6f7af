import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { MetricAnswer, MetricInfo } from '../../api/metrics.ts';
import { get } from '../shared/api.ts';
import { useLive } from '../shared/live.ts';
import { usePausable, usePause } from '../shared/pause.ts';
import { useEvery } from '../shared/use-every.ts';
import { boundsOf, type TimeChoice } from './address.ts';

/** Points come every few seconds; what is shown is read again no more often than this. */
const rereadMs = 2000;
/** The time goes on without new points, too. */
const moveOnMs = 30_000;

/** Reads everything about metrics again as points arrive, unless paused; once for the screen. */
export function useFollowing(time: TimeChoice) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const read = usePausable(() => {
    if (document.hidden || typeof time === 'object') return;
    void client.invalidateQueries({ queryKey: ['metrics'] }, { cancelRefetch: false });
  });
  const reread = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      read();
    }, rereadMs);
  };
  useLive('metrics', reread);
  useLive('resync', reread);
  useEvery(moveOnMs, !usePause().paused, reread);
}

const bounds = (time: TimeChoice) => {
  const { startMs, endMs } = boundsOf(time, Date.now());
  return { start_ms: String(Math.round(startMs)), end_ms: String(Math.round(endMs)) };
};

/** Every metric with its sparkline. */
export function useMetricList(time: TimeChoice) {
  return useQuery({
    queryKey: ['metrics', 'list', time],
    queryFn: ({ signal }) =>
      get<MetricInfo[]>(`/api/metrics?${new URLSearchParams(bounds(time))}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** What is asked of one metric. */
export interface MetricRequest {
  name: string;
  group?: string;
  filters?: readonly string[];
}

export function useMetric(request: MetricRequest, time: TimeChoice, enabled = true) {
  const { name, group = '', filters = [] } = request;
  return useQuery({
    queryKey: ['metrics', 'points', name, group, filters, time],
    queryFn: ({ signal }) => {
      const params = new URLSearchParams({ name, ...bounds(time) });
      if (group) params.set('group', group);
      for (const filter of filters) params.append('filter', filter);
      return get<MetricAnswer>(`/api/metrics/points?${params}`, signal);
    },
    // What was shown of another metric would be taken for this one's.
    placeholderData: (kept, query) => (query?.queryKey[2] === name ? kept : undefined),
    enabled,
  });
}
