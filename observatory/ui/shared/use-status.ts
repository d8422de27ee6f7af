import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getStatus } from './api.ts';
import { useLive } from './live.ts';

const key = ['status'];

/** The store's counters: read once, then pushed. */
export function useStatus() {
  const client = useQueryClient();
  useLive('status', (status) => client.setQueryData(key, status));
  useLive('resync', () => client.invalidateQueries({ queryKey: key }));
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => getStatus(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
