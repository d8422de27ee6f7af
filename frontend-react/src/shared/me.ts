import { Me, type Person } from '@cruddur/contract/api/people.ts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
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

/**
 * Who uses this page, as the shell has found out (app/layout.tsx). Dozens of places ask, each card
 * among them; this costs them a look, and not an observer of the query.
 */
export function useMe(): Person | null | undefined {
  const client = useQueryClient();
  return useSyncExternalStore(
    (changed) =>
      client.getQueryCache().subscribe(({ query }) => {
        if (query.queryKey[0] === me.queryKey[0]) changed();
      }),
    () => client.getQueryData(me.queryKey),
  );
}
