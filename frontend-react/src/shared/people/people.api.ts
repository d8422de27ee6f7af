import { Follow, PersonSummaries, type PersonSummary } from '@cruddur/contract/api/people.ts';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../api-client.ts';

/** Every list of people has a key that begins so, and holds `PersonSummary[]`. */
export const peopleKey = ['people'] as const;

const readPeople = async (path: string, signal: AbortSignal) => {
  const { data } = await callApi<PersonSummary[]>(path, {
    answer: CHECK_ANSWERS ? PersonSummaries : undefined,
    signal,
  });
  return data;
};

/** People whose handle or name begins with `term`, which is not blank. */
export const peopleSearch = (term: string, limit = 20) =>
  queryOptions({
    queryKey: [...peopleKey, 'search', term, limit],
    queryFn: ({ signal }) =>
      readPeople(`/api/users/search?${new URLSearchParams({ term, limit: `${limit}` })}`, signal),
  });

/** People whom I do not follow yet. */
export const suggestedPeople = queryOptions({
  queryKey: [...peopleKey, 'suggested'],
  queryFn: ({ signal }) => readPeople('/api/suggested_users', signal),
  staleTime: 5 * 60_000,
});

/** Follows somebody, or leaves them. `keepalive`, so that it arrives even when the tab is closed. */
export async function setFollowing(handle: string, following: boolean): Promise<Follow> {
  const { data } = await callApi<Follow>(`/api/users/@${handle}/follow`, {
    method: following ? 'PUT' : 'DELETE',
    answer: CHECK_ANSWERS ? Follow : undefined,
    keepalive: true,
  });
  return data;
}
