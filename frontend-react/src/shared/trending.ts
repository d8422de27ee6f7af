import { type Trend, Trends } from '@cruddur/contract/api/activities.ts';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from './api-client.ts';

/** Hashtags that are used right now, the most used first. */
export const trending = queryOptions({
  queryKey: ['trending'],
  queryFn: async ({ signal }) => {
    const { data } = await callApi<Trend[]>('/api/trending', {
      answer: CHECK_ANSWERS ? Trends : undefined,
      signal,
    });
    return data;
  },
  staleTime: 60_000,
});
