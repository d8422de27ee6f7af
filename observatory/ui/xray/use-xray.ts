import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { XrayGroup, XrayRule, XrayService, XrayTraceSummary } from '../../api/xray.ts';
import { get } from '../shared/api.ts';
import { useLive } from '../shared/live.ts';

const key = ['xray'];

/** What clients report of rules comes without segments, every ten seconds. */
const rulesEveryMs = 5000;

/** Reads everything of X-Ray anew whenever segments arrived. */
export function useXrayLive() {
  const client = useQueryClient();
  const reread = () => client.invalidateQueries({ queryKey: key });
  useLive('xray', reread);
  useLive('resync', reread);
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
    refetchInterval: rulesEveryMs,
  });
}

export function useXrayGroups() {
  return useQuery({
    queryKey: [...key, 'groups'],
    queryFn: ({ signal }) => get<XrayGroup[]>('/api/xray/groups', signal),
    refetchInterval: rulesEveryMs,
  });
}

export function useXrayServices() {
  return useQuery({
    queryKey: [...key, 'services'],
    queryFn: ({ signal }) => get<XrayService[]>('/api/xray/services', signal),
  });
}
