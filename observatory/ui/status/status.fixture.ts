import type { Status } from '../../api.ts';

/** What a store of a few of everything says of itself. */
export const status: Status = {
  spans: 12,
  traces: 3,
  oldest_unix_nano: null,
  received_spans: 20,
  dropped: [{ reason: 'to make room', spans: 8, last_ms: 0 }],
  disk: { used_bytes: 1, cap_bytes: 2 },
  memory: { used_bytes: 1, cap_bytes: 2 },
  span_cap: 100,
  services: [],
  mail: { address: null, stored: 0, cap: 10, received: 0, dropped: [] },
  errors: {
    items: 1,
    occurrences: 2,
    occurrence_cap: 10,
    source_maps: 0,
    received: 2,
    dropped: [{ reason: 'too large', errors: 1, last_ms: 0 }],
  },
  logs: { groups: 1, stored: 5, cap: 10, bytes: 1, cap_bytes: 2, received: 5, dropped: [] },
  metrics: { series: 2, series_cap: 10, stored: 6, cap: 20, received: 7, dropped: [] },
  xray: { address: '127.0.0.1:2000', stored: 1, cap: 10, received: 1, dropped: [] },
  faults: [],
  started_ms: 0,
};
