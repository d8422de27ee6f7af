import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { XrayGroup, XrayRule, XrayService, XrayTraceSummary } from '../../api/xray.ts';
import { get } from '../shared/api.ts';
import { useLive } from '../shared/live.ts';
import { usePausable, usePause } from '../shared/pause.ts';

const key = ['xray'];

/** Under load segments arrive all the time; a list that is read on every push would slow them down. */
const segmentsEveryMs = 1000;
/** What clients report of rules comes without segments, every ten seconds. */
const rulesEveryMs = 5000;

/** Reads everything of X-Ray anew whenever segments arrived. */
export function useXrayLive() {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const reread = () => {
    timer.current = undefined;
    void client.invalidateQueries({ queryKey: key });
  };
  const later = usePausable(() => {
    timer.current ??= setTimeout(reread, segmentsEveryMs);
  });
  useLive('xray', later);
  useLive('resync', later);
  useEffect(() => () => clearTimeout(timer.current), []);
}

/** The newest traces that match the filter expression. */
export function useXrayTraces(filter: string) {
  return useQuery({
    queryKey: [...key, 'traces', filter],
    queryFn: ({ signal }) =>
      get<XrayTraceSummary[]>(`/api/xray/traces?${new URLSearchParams({ filter })}`, signal),
    placeholderData: keepPreviousData,
  });
}

export function useXrayRules() {
  return useQuery({
    queryKey: [...key, 'rules'],
    queryFn: ({ signal }) => get<XrayRule[]>('/api/xray/rules', signal),
    refetchInterval: usePause().paused ? false : rulesEveryMs,
  });
}

export function useXrayGroups() {
  return useQuery({
    queryKey: [...key, 'groups'],
    queryFn: ({ signal }) => get<XrayGroup[]>('/api/xray/groups', signal),
    refetchInterval: usePause().paused ? false : rulesEveryMs,
  });
}

export function useXrayServices() {
  return useQuery({
    queryKey: [...key, 'services'],
    queryFn: ({ signal }) => get<XrayService[]>('/api/xray/services', signal),
  });
}
