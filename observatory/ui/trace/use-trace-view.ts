import { useSearchParams } from 'react-router';
import { readView, type TraceView, writeView } from './view-params.ts';

/** The view that the address bar describes, and a way to change part of it in place. */
export function useTraceView(): [TraceView, (change: Partial<TraceView>) => void] {
  const [params, setParams] = useSearchParams();
  return [
    readView(params),
    (change) =>
      setParams((now) => writeView({ ...readView(now), ...change }), {
        replace: true,
        preventScrollReset: true,
      }),
  ];
}
