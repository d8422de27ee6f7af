// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import type { Status } from '../../api.ts';
import { Dropped } from './dropped.tsx';
import { ReceiverTable } from './receiver-table.tsx';
import { receiversOf } from './receivers.ts';

afterEach(cleanup);

const status: Status = {
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

it('tells of every receiver what it has and where it takes it', () => {
  const receivers = receiversOf(status, 'http://localhost:4318');
  render(<ReceiverTable receivers={receivers} />, { wrapper: MemoryRouter });
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    'Honeycomb2012 spans in 3 traceshttp://localhost:4318/v1/traces',
    'Metrics76 points in 2 of 10 serieshttp://localhost:4318/v1/metrics',
    'X-Ray11 segment127.0.0.1:2000',
    'CloudWatch Logs55 log lines 1 B of 2 B, in 1 grouphttp://localhost:4318 and /v1/logs',
    'Rollbar22 occurrences of 1 error, 0 source mapshttp://localhost:4318/api/1/item/',
    'Mail00 mailsnowhere: switched off',
  ]);
  const screens = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(screens).toEqual(['/', '/metrics', '/xray', '/logs', '/errors', '/mail']);
});

it('lists what any receiver dropped in one table', () => {
  render(<Dropped receivers={receiversOf(status, '')} />);
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^Honeycomb8 spans.*to make room$/),
    expect.stringMatching(/^Rollbar1 occurrence.*too large$/),
  ]);
});
