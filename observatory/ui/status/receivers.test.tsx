// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import { Dropped } from './dropped.tsx';
import { ReceiverTable } from './receiver-table.tsx';
import { receiversOf } from './receivers.ts';
import { status } from './status.fixture.ts';

afterEach(cleanup);

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
