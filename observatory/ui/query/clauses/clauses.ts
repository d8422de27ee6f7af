import type { Calculation, Filter, Having, Order, QuerySpec } from '../../../api/query.ts';
import { parseBreakdown, printBreakdown } from '../language/breakdown.ts';
import { parseCalculation, printCalculation } from '../language/calculation.ts';
import { parseFilter, printFilter } from '../language/filter.ts';
import { parseHaving, parseOrder, printHaving, printOrder } from '../language/order.ts';
import { pruned } from '../prune.ts';
import { suggestCalculations } from './suggest-calculations.ts';
import { suggestFilters } from './suggest-filters.ts';
import { suggestBreakdowns, suggestHavings, suggestOrders } from './suggest-others.ts';
import type { Known, Suggestion } from './suggestion.ts';

/** A line of the question that holds any number of things, each typed as text. */
export interface Clause<T> {
  title: string;
  /** The word that Honeycomb used before, for those who learnt it. */
  also?: string;
  example: string;
  member: 'calculations' | 'filters' | 'breakdowns' | 'orders' | 'havings';
  /** @throws Unclear */
  parse: (text: string) => T;
  print: (item: T) => string;
  /** The columns that an item is about. */
  columnsOf: (item: T) => (string | undefined)[];
  suggest: (text: string, known: Known) => Suggestion[];
}

export const calculationsClause: Clause<Calculation> = {
  title: 'SELECT',
  also: 'VISUALIZE',
  example: 'COUNT, P90(duration_ms)',
  member: 'calculations',
  parse: parseCalculation,
  print: printCalculation,
  columnsOf: ({ column }) => [column],
  suggest: suggestCalculations,
};

export const filtersClause: Clause<Filter> = {
  title: 'WHERE',
  example: 'duration_ms > 50',
  member: 'filters',
  parse: parseFilter,
  print: printFilter,
  columnsOf: ({ column }) => [column],
  suggest: suggestFilters,
};

export const breakdownsClause: Clause<string> = {
  title: 'GROUP BY',
  example: 'name',
  member: 'breakdowns',
  parse: parseBreakdown,
  print: printBreakdown,
  columnsOf: (column) => [column],
  suggest: suggestBreakdowns,
};

export const ordersClause: Clause<Order> = {
  title: 'ORDER BY',
  example: 'COUNT desc',
  member: 'orders',
  parse: parseOrder,
  print: printOrder,
  columnsOf: ({ column }) => [column],
  suggest: suggestOrders,
};

export const havingsClause: Clause<Having> = {
  title: 'HAVING',
  example: 'COUNT > 10',
  member: 'havings',
  parse: parseHaving,
  print: printHaving,
  columnsOf: ({ column }) => [column],
  suggest: suggestHavings,
};

/** The question with another list in one of its clauses; an empty list is left out. */
export function withItems<T>(query: QuerySpec, clause: Clause<T>, items: readonly T[]): QuerySpec {
  const { [clause.member]: _, ...rest } = query;
  const next = items.length === 0 ? rest : { ...rest, [clause.member]: [...items] };
  // Orders and havings go with what they are about, but may be typed before it.
  return pruned(next, query);
}
