import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { getTrace } from '../shared/api.ts';
import { useLive } from '../shared/live.ts';
import { usePausable } from '../shared/pause.ts';

const rereadMs = 400;

/** A trace, read again when the live stream says that more of it has come, at most every 400 ms. */
export function useTrace(traceId: string) {
  const query = useQuery({
    queryKey: ['trace', traceId],
    queryFn: ({ signal }) => getTrace(traceId, signal),
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const reread = usePausable(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      query.refetch({ cancelRefetch: false });
    }, rereadMs);
  });
  useLive('resync', reread);
  useLive('traces', (pushed) => {
    if (pushed.some((trace) => trace.trace_id === traceId)) reread();
  });
  return query;
}
