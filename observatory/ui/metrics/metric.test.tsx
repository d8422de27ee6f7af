// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import type { MetricAnswer, MetricGroup } from '../../api/metrics.ts';
import { type MetricsAddress, readAddress } from './address.ts';
import { Exemplars } from './exemplars.tsx';
import { GroupTable } from './group-table.tsx';
import { seriesOf } from './metric-series.ts';
import { tiles } from './tiles.ts';

afterEach(cleanup);

const group = (status: string, count: number): MetricGroup => ({
  group: [status],
  series: 1,
  values: [1, null],
  means: [0.2, null],
  percentiles: { P50: [0.1, null], P90: [0.4, null], P99: [10, null] },
  total: {
    count,
    mean: 0.2,
    min: null,
    max: null,
    last: null,
    percentiles: {
      P50: { value: 0.1, low: 0.05, high: 0.1 },
      P90: { value: 0.4, low: 0.25, high: 0.5 },
      P99: { value: 10, low: 10, high: null },
    },
  },
});

const answer: MetricAnswer = {
  metric: {
    name: 'http.server.request.duration',
    unit: 's',
    description: '',
    type: 'histogram',
    shape: 'distribution',
    services: ['shop'],
    attributes: [],
    series: 2,
    last_ms: 2,
  },
  times_ms: [0, 1000],
  start_ms: 0,
  end_ms: 2000,
  step_ms: 1000,
  group_by: ['http.response.status_code'],
  groups: [group('200', 30), group('503', 10)],
  groups_total: 2,
  all: { ...group('', 40), group: [] },
  heatmap: null,
  exemplars: [
    { time_ms: 1, value: 0.1, trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16), attributes: {} },
    { time_ms: 1, value: 0.3, trace_id: 'c'.repeat(32), span_id: null, attributes: { a: 1 } },
    { time_ms: 1, value: 9, trace_id: null, span_id: null, attributes: {} },
  ],
  elapsed_ms: 1,
  notices: [],
};

const address: MetricsAddress = {
  ...readAddress(new URLSearchParams()),
  name: answer.metric.name,
  group: 'http.response.status_code',
};

it('says of a percentile between what it lies, and leads from a group to it alone', () => {
  render(<GroupTable answer={answer} address={address} />, { wrapper: MemoryRouter });
  const [, first] = screen.getAllByRole('row');
  const cells = within(first as HTMLElement).getAllByRole('cell');
  expect(cells.map((cell) => cell.textContent)).toEqual([
    '200',
    '30',
    '200 ms',
    '≈ 100 ms',
    '≈ 400 ms',
    '≥ 10 s',
  ]);
  expect(cells[4]?.title).toMatch(/between 250 ms and 500 ms/);
  expect(screen.getByRole('link', { name: '200' }).getAttribute('href')).toBe(
    '/metrics?name=http.server.request.duration&filter=http.response.status_code%3D200',
  );
});

it('leads from a measurement to its trace, the highest first', () => {
  render(<Exemplars answer={answer} />, { wrapper: MemoryRouter });
  const paths = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(paths).toEqual([
    `/trace/${'c'.repeat(32)}`,
    `/trace/${'a'.repeat(32)}?span=${'b'.repeat(16)}`,
  ]);
});

it('draws the percentiles of all, and one line a group', () => {
  const lines = (given: MetricAnswer, show: Parameters<typeof seriesOf>[1]) =>
    seriesOf(given, show).map(({ label, values }) => [label, values[0]]);
  expect(lines({ ...answer, group_by: [] }, 'percentiles')).toEqual([
    ['P50', 0.1],
    ['P90', 0.4],
    ['P99', 10],
  ]);
  expect(lines(answer, 'percentiles')).toEqual([
    ['200', 0.4],
    ['503', 0.4],
  ]);
  expect(lines(answer, 'rate')).toEqual([
    ['200', 1],
    ['503', 1],
  ]);
});

it('counts as errors what was answered with 5xx', () => {
  const errors = tiles.find(({ title }) => title === 'Errors');
  expect(errors?.figure(answer)).toEqual({
    value: '10',
    beside: 'answered with 5xx, 25 % of all',
    bad: true,
  });
  expect(errors?.series(answer).map(({ key }) => key)).toEqual(['503']);
  const none = { ...answer, groups: [group('200', 30)] };
  expect(errors?.series(none).map(({ values }) => values)).toEqual([[0, null]]);
});
