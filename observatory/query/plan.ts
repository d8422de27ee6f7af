import type { NamedCalculation, Order, QuerySpec } from '../api/query.ts';
import type { Catalogue, Field } from './catalogue.ts';
import { limits } from './limits.ts';
import type { Match } from './match.ts';

/** A question with every default filled in and every column looked up. */
export interface Plan {
  match: Match;
  calculations: PlannedCalculation[];
  breakdowns: { name: string; field: Field | undefined }[];
  combination: 'AND' | 'OR';
  orders: Order[];
  havings: NonNullable<QuerySpec['havings']>;
  limit: number;
  /** Whether any row that matches counts more than once. */
  weighted: boolean;
}

export interface PlannedCalculation extends NamedCalculation {
  /** Its place among the calculations, and `c` with that the name of its column in SQL. */
  index: number;
  /** Undefined for those without a column, and where no such column exists. */
  field: Field | undefined;
}

/** The name that the values of a calculation have: `COUNT`, `P90(duration_ms)`. */
export function keyOf({ op, column }: { op: string; column?: string | undefined }): string {
  return column === undefined ? op : `${op}(${column})`;
}

export function planOf(
  spec: QuerySpec,
  match: Match,
  catalogue: Catalogue,
  weighted: boolean,
): Plan {
  const asked = spec.calculations?.length ? spec.calculations : [{ op: 'COUNT' as const }];
  const byKey = new Map(asked.map((calculation) => [keyOf(calculation), calculation]));
  const calculations = [...byKey].map(([key, calculation], index) => ({
    ...calculation,
    key,
    index,
    field: calculation.column === undefined ? undefined : catalogue.get(calculation.column),
  }));
  const breakdowns = [...new Set(spec.breakdowns)];
  return {
    match,
    calculations,
    breakdowns: breakdowns.map((name) => ({ name, field: catalogue.get(name) })),
    combination: spec.filter_combination ?? 'AND',
    orders: spec.orders?.length ? spec.orders : defaultOrders(calculations),
    havings: spec.havings ?? [],
    limit: spec.limit ?? limits.defaultGroups,
    weighted,
  };
}

/** The largest first, by the first calculation that has one value. */
function defaultOrders(calculations: readonly NamedCalculation[]): Order[] {
  const first = calculations.find(({ op }) => op !== 'HEATMAP');
  if (!first) return [];
  const { op, column } = first;
  return [{ op, ...(column === undefined ? {} : { column }), order: 'descending' }];
}

/** Calculations that decide which groups there are, and in which order. */
export function decidingKeys({ orders, havings }: Plan): ReadonlySet<string> {
  return new Set([
    ...orders.flatMap(({ op, column }) => (op === undefined ? [] : keyOf({ op, column }))),
    ...havings.map(({ calculate_op: op, column }) => keyOf({ op, column })),
  ]);
}
