import type { Related } from '../../api/related.ts';
import type { TraceDetail } from '../../api.ts';

/** The trace page's data for an id that has logs, errors or segments, but no spans. */
export function detailWithoutSpans(related: Related): TraceDetail {
  const { logs, errors, segments } = related;
  const ends = [
    ...[...logs, ...errors].map(({ at_ms }) => at_ms),
    ...segments.map(({ at_ms, duration_ms }) => at_ms + (duration_ms ?? 0)),
  ];
  const duration = ends.reduce((latest, ms) => Math.max(latest, ms), 0);
  return {
    trace: {
      trace_id: related.trace_id,
      name: 'No spans of this trace',
      root_service: '',
      services: [],
      start_unix_nano: String(BigInt(Math.round(related.origin_ms * 1000)) * 1000n),
      duration_ms: duration,
      span_count: 0,
      error_count: 0,
      complete: false,
      received_ms: related.origin_ms,
    },
    spans: [],
    skew: [],
    critical_path: [],
    network_ms: null,
    incomplete: [
      'No span of this trace is stored: they may not have come yet (this page shows them when they do), the trace was not sampled, or they made room for newer ones. Times count from the earliest of what there is.',
    ],
  };
}
