import type { TraceSummary } from '../../api.ts';

/** A trace for tests, with what a test cares about in place of the defaults. */
export function summary(given: Partial<TraceSummary>): TraceSummary {
  return {
    trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    name: 'GET /',
    root_service: 'backend-node',
    services: [{ name: 'backend-node', spans: 1 }],
    start_unix_nano: '1795357518000000000',
    duration_ms: 12,
    span_count: 1,
    error_count: 0,
    complete: true,
    received_ms: 1795357518100,
    ...given,
  };
}
