import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { QueryRequest } from '../../api/query.ts';
import { useEvery } from '../shared/use-every.ts';
import { useFollowing } from './use-following.ts';

/** A question that takes long is asked again less often, so that it never keeps the machine busy. */
const rereadMs = 3000;

/** What lies too far back leaves the answer also while nothing new comes. */
const moveOnMs = 30_000;

type Ask<T> = (request: QueryRequest, signal?: AbortSignal) => Promise<T>;

/**
 * The answer to a question. While the next one is on its way, and when it fails or is cancelled,
 * the one before stays, and `stale` says so.
 */
export function useAnswer<T>(
  what: string,
  request: QueryRequest | null,
  ask: Ask<T>,
  follow: boolean,
) {
  const client = useQueryClient();
  const queryKey = [what, request?.dataset, JSON.stringify(request?.query)];
  const tookMs = useRef(0);
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const from = performance.now();
      const answer = await ask(request as QueryRequest, signal);
      tookMs.current = performance.now() - from;
      return answer;
    },
    enabled: request !== null,
    placeholderData: keepPreviousData,
  });
  // After a failure nothing is kept by the library, so the last good answer is kept here.
  const [last, setLast] = useState<T>();
  if (query.data !== undefined && query.data !== last) setLast(query.data);
  const [cancelled, setCancelled] = useState('');
  const key = queryKey.join(' ');
  useFollowing(queryKey, follow && request !== null, () => Math.max(rereadMs, tookMs.current * 5));

  useEvery(moveOnMs, follow && request !== null && cancelled !== key, () => void query.refetch());

  return {
    answer: request ? (query.data ?? last) : undefined,
    stale: query.isPlaceholderData || query.data === undefined,
    loading: query.isFetching,
    error: query.error,
    cancelled: cancelled === key && query.isPlaceholderData && !query.isFetching,
    cancel() {
      setCancelled(key);
      client.cancelQueries({ queryKey });
    },
    retry: () => query.refetch(),
  };
}
