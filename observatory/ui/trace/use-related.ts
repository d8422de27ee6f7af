import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { getRelated } from '../shared/api.ts';
import { useLive } from '../shared/live.ts';

/** Vendors' clients send in batches, each at its own pace: what belongs together comes over seconds. */
const rereadMs = 3000;
/** Everybody's last batch of a trace that one watches has come by then. */
const settledMs = 60_000;

/** Everything of the trace that is not a span; read again while more of it may be on its way. */
export function useRelated(traceId: string) {
  const until = useRef(0);
  const watch = () => {
    until.current = Date.now() + settledMs;
  };
  useEffect(() => {
    until.current = Date.now() + settledMs;
  }, []);
  useLive('traces', (pushed) => {
    if (pushed.some((trace) => trace.trace_id === traceId)) watch();
  });
  useLive('resync', watch);
  return useQuery({
    queryKey: ['related', traceId],
    queryFn: ({ signal }) => getRelated(traceId, signal),
    refetchInterval: () => (Date.now() < until.current ? rereadMs : settledMs),
  });
}
