import type { QuerySpec } from '../../api/query.ts';
import { printBreakdown } from './language/breakdown.ts';
import { printCalculation } from './language/calculation.ts';
import { printFilter } from './language/filter.ts';

/** A question on one line: `COUNT, P90(duration_ms) where error exists group by name`. */
export function describe(query: QuerySpec): string {
  const { calculations = [], filters = [], breakdowns = [] } = query;
  const by = query.filter_combination === 'OR' ? ' or ' : ' and ';
  return [
    calculations.map(printCalculation).join(', ') || 'COUNT',
    filters.length > 0 && `where ${filters.map(printFilter).join(by)}`,
    breakdowns.length > 0 && `group by ${breakdowns.map(printBreakdown).join(', ')}`,
  ]
    .filter(Boolean)
    .join(' ');
}
