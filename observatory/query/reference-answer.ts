import type { AnswerGroup, Order, QueryAnswer, QuerySpec, Scalar } from '../api/query.ts';
import { keyOf } from './plan.ts';
import { calculate, compare, matches, type ReferenceRow, type Types, within } from './reference.ts';

type Frame = Pick<QueryAnswer, 'times_ms' | 'start_ms' | 'end_ms' | 'granularity_ms'>;

/** What the answer to a question is, over steps that are given; heatmaps are looked at apart. */
export function referenceAnswer(
  all: readonly ReferenceRow[],
  query: QuerySpec,
  types: Types,
  frame: Frame,
): Pick<QueryAnswer, 'groups' | 'groups_total' | 'total' | 'rows_matched'> {
  const rows = matching(all, query, types, frame);
  const calculations = calculationsOf(query);
  const breakdowns = [...new Set(query.breakdowns)];
  const valuesOf = (some: readonly ReferenceRow[]) =>
    Object.fromEntries(
      calculations.map((one) => [keyOf(one), finite(calculate(one, some, stepsOf(frame)))]),
    );
  const cellsOf = (row: ReferenceRow) =>
    breakdowns.map((name) => positiveZero(row.values.get(name)));
  const grouped = Map.groupBy(rows, (row) => JSON.stringify(cellsOf(row).map(shown)));
  if (breakdowns.length === 0) grouped.set('[]', rows);
  const groups = [...grouped.values()].map((some) => {
    const cells = some[0] ? cellsOf(some[0]) : [];
    const series = calculations.map((one) => [keyOf(one), seriesOf(one, some, frame)]);
    return { cells, values: valuesOf(some), series: Object.fromEntries(series) };
  });
  const left = groups.filter(({ values }) => passesHavings(values, query));
  left.sort((a, b) => byOrders(a, b, ordersOf(query), breakdowns));
  return {
    groups: left.slice(0, query.limit ?? 100).map(({ cells, values, series }) => {
      return { group: cells.map(shown), values, series } satisfies AnswerGroup;
    }),
    groups_total: left.length,
    total: valuesOf(rows),
    rows_matched: rows.length,
  };
}

export function matching(
  all: readonly ReferenceRow[],
  query: QuerySpec,
  types: Types,
  { start_ms, end_ms }: Frame,
): ReferenceRow[] {
  const from = BigInt(start_ms) * 1_000_000n;
  const to = BigInt(end_ms) * 1_000_000n;
  return all.filter((row) => row.start >= from && row.start < to && matches(row, query, types));
}

function calculationsOf({ calculations }: QuerySpec) {
  const asked = calculations?.length ? calculations : [{ op: 'COUNT' as const }];
  return [...new Map(asked.map((one) => [keyOf(one), one])).values()].filter(
    ({ op }) => op !== 'HEATMAP',
  );
}

function stepsOf({ start_ms, end_ms, granularity_ms }: Frame) {
  return { endMs: end_ms, rangeMs: end_ms - start_ms, stepMs: granularity_ms };
}

function seriesOf(
  calculation: ReturnType<typeof calculationsOf>[number],
  rows: readonly ReferenceRow[],
  frame: Frame,
): (number | null)[] {
  const { times_ms, granularity_ms, end_ms } = frame;
  const { op } = calculation;
  let before: number | null = null;
  return times_ms.map((time) => {
    const from = BigInt(time) * 1_000_000n;
    const to = BigInt(time + granularity_ms) * 1_000_000n;
    if (op === 'CONCURRENCY') {
      const end = BigInt(Math.min(time + granularity_ms, end_ms)) * 1_000_000n;
      const nanos = rows.reduce((total, row) => total + row.weight * within(row, from, end), 0);
      return nanos / (granularity_ms * 1e6);
    }
    const some = rows.filter(({ start }) => start >= from && start < to);
    if (!op.startsWith('RATE_')) return finite(calculate(calculation, some, stepsOf(frame)));
    const inner = { ...calculation, op: op.slice('RATE_'.length) as typeof op };
    const value = finite(calculate(inner, some, stepsOf(frame)));
    const change = value === null || before === null ? null : value - before;
    before = value ?? before;
    return change;
  });
}

function passesHavings(values: AnswerGroup['values'], { havings = [] }: QuerySpec): boolean {
  return havings.every(({ calculate_op: calculated, column, op, value }) => {
    const actual = values[keyOf({ op: calculated, column })] ?? null;
    if (actual === null) return false;
    if (op === '=') return actual === value;
    if (op === '!=') return actual !== value;
    if (op === '>') return actual > value;
    if (op === '>=') return actual >= value;
    return op === '<' ? actual < value : actual <= value;
  });
}

function ordersOf(query: QuerySpec): Order[] {
  if (query.orders?.length) return query.orders;
  const [first] = calculationsOf(query);
  return first ? [{ op: first.op, column: first.column, order: 'descending' } as Order] : [];
}

type Group = { cells: (Scalar | undefined)[]; values: AnswerGroup['values'] };

function byOrders(a: Group, b: Group, orders: readonly Order[], breakdowns: readonly string[]) {
  for (const { op, column, order } of orders) {
    const at = breakdowns.indexOf(column ?? '');
    const pick = (group: Group) =>
      op === undefined ? group.cells[at] : (group.values[keyOf({ op, column })] ?? undefined);
    const difference = nothingLast(pick(a), pick(b), order === 'descending' ? -1 : 1);
    if (difference !== 0) return difference;
  }
  for (const at of breakdowns.keys()) {
    const difference = nothingLast(a.cells[at], b.cells[at], 1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function nothingLast(a: Scalar | undefined, b: Scalar | undefined, sign: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return sign * compare(a, b);
}

/** A cell as the answer writes it. */
function shown(cell: Scalar | undefined): Scalar | null {
  return typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : (cell ?? null);
}

function positiveZero(cell: Scalar | undefined): Scalar | undefined {
  return cell === 0 ? 0 : cell;
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
