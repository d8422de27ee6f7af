import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { getRelated } from '../shared/api.ts';
import { useLive } from '../shared/live.ts';
import { usePausable } from '../shared/pause.ts';

/** Between two readings while the trace is new: each vendor's client sends at its own pace. */
const newMs = 1500;
/** Everybody's last batch has come by then; what comes later belongs to other traces most likely. */
const settledAfterMs = 60_000;
const settledMs = 15_000;

/** Everything of the trace that is not a span; read again when more of anything has come. */
export function useRelated(traceId: string) {
  const query = useQuery({
    queryKey: ['related', traceId],
    queryFn: ({ signal }) => getRelated(traceId, signal),
  });
  const newUntil = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touch = () => {
    newUntil.current = Date.now() + settledAfterMs;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened.
  useEffect(() => {
    touch();
    return () => clearTimeout(timer.current);
  }, []);
  const reread = usePausable(() => {
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined;
        query.refetch({ cancelRefetch: false });
      },
      Date.now() < newUntil.current ? newMs : settledMs,
    );
  });
  useLive('traces', (pushed) => {
    if (!pushed.some((trace) => trace.trace_id === traceId)) return;
    touch();
    reread();
  });
  useLive('logs', reread);
  useLive('errors', reread);
  useLive('xray', reread);
  useLive('resync', reread);
  return query;
}
