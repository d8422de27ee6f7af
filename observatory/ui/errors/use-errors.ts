import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useReread } from '../shared/live.ts';
import { getItem, getOccurrence, listErrors, setResolved } from './api.ts';

const key = ['errors'];

/** The items that match. While others are read, those of before stay. */
export function useErrors(query: URLSearchParams) {
  useReread('errors', key);
  return useQuery({
    queryKey: [...key, 'list', String(query)],
    queryFn: ({ signal }) => listErrors(query, signal),
    placeholderData: keepPreviousData,
  });
}

export function useItem(id: string, query: URLSearchParams) {
  useReread('errors', key);
  return useQuery({
    queryKey: [...key, 'item', id, String(query)],
    queryFn: ({ signal }) => getItem(id, query, signal),
    placeholderData: (before) => (before?.item.id === id ? before : undefined),
  });
}

/** One occurrence. It changes only with the source maps, which come with a new release. */
export function useOccurrence(uuid: string | undefined) {
  return useQuery({
    queryKey: ['error', uuid],
    queryFn: ({ signal }) => getOccurrence(uuid ?? '', signal),
    enabled: uuid !== undefined,
  });
}

export function useSetResolved(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (resolved: boolean) => setResolved(id, resolved),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
