import { expect, it } from 'vitest';
import { actions, durationsOf, narrowed, valuesOf } from './overview-questions.ts';

it('asks of a part of the time what was asked of all of it', () => {
  const { query } = narrowed(actions, 1_000_500, 1_030_500, [
    { column: 'duration_ms', op: '>=', value: 10 },
  ]);
  expect(query).toEqual({
    calculations: actions.query.calculations,
    filters: [...(actions.query.filters ?? []), { column: 'duration_ms', op: '>=', value: 10 }],
    start_time: 1000,
    end_time: 1031,
  });
});

it('takes a cell of the heatmap from edge to edge', () => {
  const heatmap = {
    key: '',
    column: 'duration_ms',
    scale: 'log' as const,
    edges: [1, 2, 4],
    cells: [],
  };
  expect(durationsOf(heatmap, 1)).toEqual([
    { column: 'duration_ms', op: '>=', value: 2 },
    { column: 'duration_ms', op: '<', value: 4 },
  ]);
});

it('has nothing to draw before there is an answer', () => {
  expect(valuesOf(undefined, 'COUNT', 0)).toEqual([]);
});
