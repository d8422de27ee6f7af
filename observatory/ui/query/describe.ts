import type { QuerySpec } from '../../api/query.ts';
import { printBreakdown } from './language/breakdown.ts';
import { printCalculation } from './language/calculation.ts';
import { printFilter } from './language/filter.ts';
import { printOrder } from './language/order.ts';

/** A question on one line: `COUNT, P90(duration_ms) where error exists group by name`. */
export function describe(query: QuerySpec): string {
  const { calculations = [], filters = [], breakdowns = [], orders = [] } = query;
  const by = query.filter_combination === 'OR' ? ' or ' : ' and ';
  return [
    calculations.map(printCalculation).join(', ') || 'COUNT',
    filters.length > 0 && `where ${filters.map(printFilter).join(by)}`,
    breakdowns.length > 0 && `group by ${breakdowns.map(printBreakdown).join(', ')}`,
    orders.length > 0 && `order by ${orders.map(printOrder).join(', ')}`,
  ]
    .filter(Boolean)
    .join(' ');
}
