import type { Span } from '../../api.ts';

/** A span for tests: its id, its parent's, and what a test cares about. */
export function span(id: string, parent: string | null, given: Partial<Span> = {}): Span {
  return {
    trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    span_id: id,
    parent_span_id: parent,
    name: id,
    kind: 'internal',
    service: 'backend-node',
    start_unix_nano: '1795357518000000000',
    start_ms: 0,
    duration_ms: 10,
    self_ms: 10,
    status_code: 0,
    status_message: '',
    error: false,
    partial: false,
    attributes: {},
    resource: { 'service.name': 'backend-node' },
    scope: { name: 'test', version: '' },
    events: [],
    links: [],
    ...given,
  };
}
