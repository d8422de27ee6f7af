import { Me, type Person } from '@cruddur/contract/api/people.ts';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from './api-client.ts';
import { belongTo } from './belongings.ts';

/** Who uses this page: a person, null when nobody is signed in, undefined until that is known. */
export const me = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Person | null> => {
    const { data } = await callApi<Person | null>('/api/me', {
      answer: CHECK_ANSWERS ? Me : undefined,
      signal,
    });
    if (data) belongTo(data.uuid);
    return data;
  },
  staleTime: Number.POSITIVE_INFINITY,
});
