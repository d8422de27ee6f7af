import { expect, test } from 'vitest';
import type { NamedCalculation, QueryAnswer } from '../../api/query.ts';
import { chartsOf } from './charts.ts';

const p90: NamedCalculation = { op: 'P90', column: 'duration_ms', key: 'P90(duration_ms)' };
const max: NamedCalculation = { op: 'MAX', column: 'wait_ms', key: 'MAX(wait_ms)' };
const count: NamedCalculation = { op: 'COUNT', key: 'COUNT' };
const heat: NamedCalculation = {
  op: 'HEATMAP',
  column: 'duration_ms',
  key: 'HEATMAP(duration_ms)',
};

function answer(calculations: NamedCalculation[], breakdowns: string[] = []): QueryAnswer {
  const values = Object.fromEntries(calculations.map(({ key }) => [key, [1, 2]]));
  const groups = breakdowns.length > 0 ? [['a'], ['b']] : [[]];
  return {
    calculations,
    breakdowns,
    groups: groups.map((group) => ({ group, values: {}, series: values })),
    heatmaps: calculations
      .filter(({ op }) => op === 'HEATMAP')
      .map(({ key, column = '' }) => ({ key, column, scale: 'log', edges: [], cells: [] })),
  } as unknown as QueryAnswer;
}

test('draws percentiles of a heatmap over it, and nothing twice', () => {
  const { heatmaps, lines } = chartsOf(answer([heat, p90, count]), undefined);
  expect(heatmaps.map(({ lines: over }) => over.map(({ key }) => key))).toEqual([[p90.key]]);
  expect(lines.map(({ label }) => label)).toEqual(['COUNT']);
});

test('puts calculations of one unit into one chart, and each into its own where there are groups', () => {
  const plain = chartsOf(answer([p90, count, max]), undefined);
  expect(plain.lines.map(({ label, unit }) => [label, unit])).toEqual([
    ['P90(duration_ms), MAX(wait_ms)', 'ms'],
    ['COUNT', 'count'],
  ]);
  const grouped = chartsOf(answer([p90, max], ['http.route']), undefined);
  expect(grouped.lines.map(({ label, series }) => [label, series.length])).toEqual([
    ['P90(duration_ms) by http.route', 2],
    ['MAX(wait_ms) by http.route', 2],
  ]);
});

test('stacks and scales as the board says of a calculation', () => {
  const settings = {
    charts: [{ chart_index: 1, chart_type: 'stacked' as const, log_scale: true }],
  };
  const { lines } = chartsOf(answer([p90, count]), settings);
  expect(lines.map(({ kind, log }) => [kind, log])).toEqual([
    ['line', false],
    ['stacked', true],
  ]);
});
