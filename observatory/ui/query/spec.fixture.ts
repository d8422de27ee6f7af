import fc from 'fast-check';
import {
  calculationOps,
  type Filter,
  filterOps,
  type Having,
  type QuerySpec,
} from '../../api/query.ts';

/** Names of columns as they come, and as nobody would name one. */
export const columnArbitrary = fc.oneof(
  fc.constantFrom('duration_ms', 'name', 'app.user', 'http.response.status_code', 'in', 'exists'),
  fc.constantFrom('size (number)', 'two words', 'a,b', 'say "hi"', 'P90(x)', 'desc', 'app.in', '>'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);

const scalar = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom('true', '12', 'a, b', 'x and "y"', ' padded ', '', '1e3', '-0', 'Infinity'),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);

export const filterArbitrary: fc.Arbitrary<Filter> = fc
  .tuple(columnArbitrary, fc.constantFrom(...filterOps))
  .chain(([column, op]): fc.Arbitrary<Filter> => {
    if (op === 'exists' || op === 'does-not-exist') return fc.constant({ column, op });
    const value = op === 'in' || op === 'not-in' ? fc.array(scalar, { minLength: 1 }) : scalar;
    return value.map((it) => ({ column, op, value: it }));
  });

const opsWithColumn = calculationOps.filter((op) => op !== 'COUNT' && op !== 'CONCURRENCY');

export const calculationArbitrary = fc.oneof(
  fc.constantFrom({ op: 'COUNT' as const }, { op: 'CONCURRENCY' as const }),
  fc.record({ op: fc.constantFrom(...opsWithColumn), column: columnArbitrary }),
);

const direction = fc.constantFrom('ascending' as const, 'descending' as const);
const compare = fc.constantFrom<Having['op'][]>('=', '!=', '>', '>=', '<', '<=');

export const orderArbitrary = fc.oneof(
  fc.record({ column: columnArbitrary, order: direction }),
  fc.tuple(calculationArbitrary, direction).map(([of, order]) => ({ ...of, order })),
);

export const havingArbitrary: fc.Arbitrary<Having> = fc
  .tuple(calculationArbitrary, compare, fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map(([{ op, ...rest }, comparison, value]) => ({
    calculate_op: op,
    ...rest,
    op: comparison,
    value: value + 0,
  }));

/** Any question that the clauses can hold. */
export const specArbitrary: fc.Arbitrary<QuerySpec> = fc.record(
  {
    calculations: fc.array(calculationArbitrary, { maxLength: 3 }),
    filters: fc.array(filterArbitrary, { maxLength: 3 }),
    filter_combination: fc.constantFrom('AND', 'OR'),
    breakdowns: fc.array(columnArbitrary, { maxLength: 3 }),
    orders: fc.array(orderArbitrary, { maxLength: 2 }),
    havings: fc.array(havingArbitrary, { maxLength: 2 }),
    limit: fc.integer({ min: 1, max: 1000 }),
    time_range: fc.integer({ min: 1 }),
    granularity: fc.integer({ min: 1 }),
  },
  { requiredKeys: [] },
);
