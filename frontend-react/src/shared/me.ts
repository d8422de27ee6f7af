import { Person } from '@cruddur/contract/api/people.ts';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from './api-client.ts';

/** Who uses this page. */
export const me = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const { data } = await callApi<Person>('/api/me', {
      answer: CHECK_ANSWERS ? Person : undefined,
      signal,
    });
    return data;
  },
  staleTime: Number.POSITIVE_INFINITY,
});
