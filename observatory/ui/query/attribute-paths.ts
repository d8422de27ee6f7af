import { allDatasets, type Filter } from '../../api/query.ts';
import { queryPath } from './address.ts';

/**
 * Addresses of questions about an attribute of a span: the spans that have this value, and all that
 * have any, by value. Lists and other values that no filter can hold are asked about by being there.
 */
export function attributePaths(column: string, value: unknown): { filter: string; group: string } {
  const scalar =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const only: Filter = scalar ? { column, op: '=', value } : { column, op: 'exists' };
  const calculations = [{ op: 'COUNT' as const }, { op: 'P90' as const, column: 'duration_ms' }];
  const dataset = allDatasets;
  return {
    filter: queryPath({ dataset, query: { calculations, filters: [only] } }),
    group: queryPath({
      dataset,
      query: {
        calculations,
        filters: [{ column, op: 'exists' }],
        breakdowns: [column],
        orders: [{ op: 'COUNT', order: 'descending' }],
      },
    }),
  };
}
