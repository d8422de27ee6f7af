import { describe, expect, it } from 'vitest';
import type { QuerySpec } from '../../api/query.ts';
import { placed } from './clauses/field.ts';
import {
  between,
  canNarrow,
  during,
  duringLast,
  ofGroup,
  stepAt,
  withBreakdown,
  withFilters,
  zoomedOut,
} from './narrow.ts';
import { pruned } from './prune.ts';

const slow = { column: 'duration_ms', op: '>', value: 50 } as const;
const named = { column: 'name', op: '=', value: 'GET /' } as const;

describe('narrowing', () => {
  it('adds filters that all rows must pass, each once', () => {
    expect(withFilters({ filters: [slow] }, [slow, named]).filters).toEqual([slow, named]);
  });

  it('does not where filters are joined by OR, unless there is one only', () => {
    expect(canNarrow({ filter_combination: 'OR', filters: [slow, named] })).toBe(false);
    const one: QuerySpec = { filter_combination: 'OR', filters: [slow] };
    expect(canNarrow(one)).toBe(true);
    expect(withFilters(one, [named])).toEqual({ filters: [slow, named] });
  });

  it('tells a group by its values, and by their absence', () => {
    expect(ofGroup({ breakdowns: ['name', 'app.user'] }, ['GET /', null])).toEqual([
      named,
      { column: 'app.user', op: 'does-not-exist' },
    ]);
  });

  it('holds all values of a range, in numbers that can be read', () => {
    const values = (min: number, max: number) => between('x', min, max).map(({ value }) => value);
    expect(values(86.59643233600653, 100)).toEqual([86.596, 100]);
    expect(values(0.0133352143, 133.352143)).toEqual([0.013335, 133.36]);
    expect(values(-86.59643, -0.5)).toEqual([-86.597, -0.5]);
    expect(values(0, 1e-7)).toEqual([0, 1e-7]);
  });

  it('groups by a column once', () => {
    expect(withBreakdown({ breakdowns: ['name'] }, 'name').breakdowns).toEqual(['name']);
  });
});

describe('time', () => {
  const query: QuerySpec = { time_range: 600, granularity: 5 };

  it('becomes absolute in whole seconds that hold what was pointed at', () => {
    expect(during(query, 1500, 2100)).toEqual({ start_time: 1, end_time: 3 });
    expect(during(query, 1500, 1500)).toEqual({ start_time: 1, end_time: 2 });
  });

  it('of a step is what the step counts', () => {
    const answer = { times_ms: [0, 10, 20], start_ms: 3, end_ms: 24, granularity_ms: 10 };
    expect([0, 1, 2, 3].map((index) => stepAt(answer, index))).toEqual([
      { startMs: 3, endMs: 10 },
      { startMs: 10, endMs: 20 },
      { startMs: 20, endMs: 24 },
      undefined,
    ]);
  });

  it('becomes relative again', () => {
    expect(duringLast({ start_time: 1, end_time: 2 }, 600)).toEqual({ time_range: 600 });
  });

  it('doubles when zoomed out, not beyond the present', () => {
    expect(zoomedOut(query, 100_000, 200_000, 900_000)).toEqual({ start_time: 50, end_time: 250 });
    expect(zoomedOut(query, 100_000, 200_000, 210_000)).toEqual({ start_time: 10, end_time: 210 });
  });
});

describe('orders and havings', () => {
  const before: QuerySpec = {
    calculations: [{ op: 'COUNT' }, { op: 'P90', column: 'duration_ms' }],
    breakdowns: ['name'],
    orders: [{ op: 'P90', column: 'duration_ms' }, { column: 'name' }],
    havings: [{ calculate_op: 'P90', column: 'duration_ms', op: '>', value: 1 }],
  };

  it('go with the calculation that they are about', () => {
    const next = pruned({ ...before, calculations: [{ op: 'COUNT' }] }, before);
    expect(next.orders).toEqual([{ column: 'name' }]);
    expect(next.havings).toBeUndefined();
  });

  it('may come before it', () => {
    const early: QuerySpec = { orders: [{ op: 'MAX', column: 'x', order: 'descending' }] };
    expect(pruned({ ...early, breakdowns: ['name'] }, early).orders).toEqual(early.orders);
  });

  it('stay for a COUNT that goes without saying', () => {
    const said: QuerySpec = { calculations: [{ op: 'COUNT' }], orders: [{ op: 'COUNT' }] };
    expect(pruned({ orders: said.orders ?? [] }, said).orders).toEqual(said.orders);
  });
});

it('puts an item at the end, in the place of another, or nowhere', () => {
  expect(placed(['a', 'b'], null, 'c')).toEqual(['a', 'b', 'c']);
  expect(placed(['a', 'b'], 0, 'c')).toEqual(['c', 'b']);
  expect(placed(['a', 'b'], 0, null)).toEqual(['b']);
  expect(placed(['a', 'b'], null, null)).toEqual(['a', 'b']);
});
