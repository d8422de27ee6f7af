import type { Related, RelatedError, RelatedLog, RelatedSegment } from '../../api/related.ts';

const trace_id = '4bf92f3577b34da6a3ce929d0e0e4736';

/** A log line for tests: its id, its span's, and what a test cares about. */
export function log(
  id: string,
  spanId: string | null,
  given: Partial<RelatedLog> = {},
): RelatedLog {
  const message = given.message ?? `line ${id}`;
  return {
    id,
    group: 'cruddur',
    stream: 'process',
    time_ms: 1_795_357_518_000,
    received_ms: 1_795_357_518_500,
    level: 'info',
    trace_id,
    message: JSON.stringify({ message }),
    fields: { message },
    at_ms: 0,
    span_id: spanId,
    ...given,
  };
}

export function error(uuid: string, given: Partial<RelatedError> = {}): RelatedError {
  return {
    uuid,
    item_id: '1',
    title: 'TypeError: nothing to create',
    level: 'error',
    time_ms: 1_795_357_518_000,
    platform: 'server',
    environment: 'test',
    trace_id,
    exception: { class: 'TypeError', message: 'nothing to create' },
    frames: [],
    at_ms: 0,
    span_id: null,
    ...given,
  };
}

/** A segment that starts with the trace and takes 60 ms. */
export function segment(id: string, given: Partial<RelatedSegment> = {}): RelatedSegment {
  return {
    id,
    parent_id: null,
    name: 'backend-node',
    at_ms: 0,
    duration_ms: 60,
    error: false,
    fault: false,
    throttle: false,
    document: { id, name: 'backend-node', start_time: 1_795_357_518, end_time: 1_795_357_518.06 },
    ...given,
  };
}

export function related(given: Partial<Related> = {}): Related {
  const { logs = [], errors = [], segments = [] } = given;
  const vendors: Related['vendors'] = [
    { vendor: 'xray' as const, count: segments.length },
    { vendor: 'cloudwatch' as const, count: logs.length },
    { vendor: 'rollbar' as const, count: errors.length },
  ].filter(({ count }) => count > 0);
  const origin_ms = 1_795_357_518_000;
  return { trace_id, vendors, origin_ms, logs, errors, segments, limit: 1000, ...given };
}
