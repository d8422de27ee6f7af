import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { QueryRequest } from '../../api/query.ts';
import { askQuestion } from '../query/api.ts';
import { getBoard, listBoards } from './api.ts';
import { Gate } from './gate.ts';

/** Questions of tiles that run at once; the Observatory has other things to answer too. */
const gate = new Gate(2);
const freshMs = 2000;
/** The time goes on without new spans, too. */
const moveOnMs = 20_000;

export function useBoards() {
  return useQuery({ queryKey: ['boards'], queryFn: ({ signal }) => listBoards(signal) });
}

export function useBoard(id: string) {
  return useQuery({ queryKey: ['boards', id], queryFn: ({ signal }) => getBoard(id, signal) });
}

/** A tile's answer; asked once the tile has been in sight, and anew only while it is. */
export function useTile(request: QueryRequest, inSight: boolean, follow: boolean) {
  return useQuery({
    queryKey: ['tile', request.dataset, JSON.stringify(request.query)],
    queryFn: ({ signal }) => gate.run(() => askQuestion(request, signal), signal),
    enabled: inSight,
    refetchInterval: follow && moveOnMs,
    staleTime: follow ? freshMs : Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

/** Whether an element is in sight, or nearly. */
export function useInSight(): [(element: Element | null) => void, boolean] {
  const [element, watch] = useState<Element | null>(null);
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => setInSight(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: '160px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [watch, inSight];
}
