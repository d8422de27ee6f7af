import type { Calculation, QuerySpec } from '../../api/query.ts';

/** The question `next` without the orders and havings that are about what only `before` had. */
export function pruned(next: QuerySpec, before: QuerySpec): QuerySpec {
  const gone = (op: string | undefined, column: string | undefined) =>
    has(before, op, column) && !has(next, op, column);
  const { orders = [], havings = [], ...rest } = next;
  const keptOrders = orders.filter(({ op, column }) => !gone(op, column));
  const keptHavings = havings.filter((each) => !gone(each.calculate_op, each.column));
  return {
    ...rest,
    ...(keptOrders.length > 0 && { orders: keptOrders }),
    ...(keptHavings.length > 0 && { havings: keptHavings }),
  };
}

/** Whether an answer to the question has a column of that calculation, or of that breakdown. */
function has(query: QuerySpec, op: string | undefined, column: string | undefined): boolean {
  if (op === undefined) return column !== undefined && query.breakdowns?.includes(column) === true;
  const calculations: Calculation[] = query.calculations?.length
    ? query.calculations
    : [{ op: 'COUNT' }];
  return calculations.some((each) => each.op === op && each.column === column);
}
