import type { Filter, FilterOp, QuerySpec, Scalar } from '../api/query.ts';
import type { Catalogue, Field } from './catalogue.ts';
import type { Parameters } from './statement.ts';

/** What a negated operator is the exact opposite of. */
const opposites: Partial<Record<FilterOp, FilterOp>> = {
  '!=': '=',
  'does-not-start-with': 'starts-with',
  'does-not-end-with': 'ends-with',
  'does-not-contain': 'contains',
  'does-not-exist': 'exists',
  'not-in': 'in',
};

/**
 * The WHERE of a question in SQL, every value bound. A row without a value in the column matches no
 * positive operator, and every negated one: a filter and its opposite share the rows out between
 * them, none lost. A value is brought to the column's type where that is plain (`"200"` for a
 * number, `200` for a text), and else equals nothing; texts are compared byte by byte. NaN exists,
 * and is neither equal to, nor more, nor less than anything.
 */
export function conditionOf(
  { filters = [], filter_combination = 'AND' }: QuerySpec,
  catalogue: Catalogue,
  parameters: Parameters,
): string {
  const conditions = filters.map((filter) => {
    const field = catalogue.get(filter.column);
    const opposite = opposites[filter.op];
    const positive = opposite ? { ...filter, op: opposite } : filter;
    const sql = field ? positiveCondition(field, positive, parameters) : 'false';
    return opposite ? `NOT coalesce(${sql}, false)` : `coalesce(${sql}, false)`;
  });
  return conditions.length === 0 ? 'true' : `(${conditions.join(` ${filter_combination} `)})`;
}

const textFunctions: Partial<Record<FilterOp, string>> = {
  'starts-with': 'starts_with',
  'ends-with': 'suffix',
  contains: 'contains',
};

function positiveCondition(field: Field, filter: Filter, parameters: Parameters): string {
  const { op, value } = filter;
  if (op === 'exists') return `${field.sql(parameters)} IS NOT NULL`;
  if (op === 'in') {
    const places = [value ?? []].flat().flatMap((one) => placeOf(field, one, parameters) ?? []);
    return places.length === 0 ? 'false' : `${field.sql(parameters)} IN (${places.join(', ')})`;
  }
  if (value === undefined || Array.isArray(value)) return 'false';
  const textFunction = textFunctions[op];
  if (textFunction) {
    if (field.type !== 'string') return 'false';
    return `${textFunction}(${field.sql(parameters)}, ${parameters.add(String(value))}::VARCHAR)`;
  }
  const place = placeOf(field, value, parameters);
  if (!place) return 'false';
  const column = field.sql(parameters);
  // DuckDB has NaN above everything.
  const isNumber = field.unbounded && op.startsWith('>') ? ` AND NOT isnan(${column})` : '';
  return `(${column} ${op} ${place}${isNumber})`;
}

/** Why a filter can match nothing, or a negated one everything; undefined for one that can. */
export function mismatchOf({ column, op, value }: Filter, { type }: Field): string | undefined {
  if (value === undefined) return undefined;
  const kind = { string: 'texts', boolean: 'true and false', float: 'numbers', integer: 'numbers' };
  const holds = `${JSON.stringify(column.slice(0, 100))} holds ${kind[type]}`;
  if (textFunctions[opposites[op] ?? op]) {
    return type === 'string' ? undefined : `${holds}, and ${op} is about texts.`;
  }
  const values = [value].flat();
  const none = values.find((one) => asType(type, one) === undefined);
  return none === undefined
    ? undefined
    : `${holds}, and ${JSON.stringify(String(none).slice(0, 100))} is none.`;
}

/** The value as one of the column's type; undefined where it cannot be one. */
function asType(type: Field['type'], value: Scalar): Scalar | undefined {
  if (type === 'string') return String(value);
  return type === 'boolean' ? flagOf(value) : numberOf(value);
}

const sqlTypes = { string: 'VARCHAR', boolean: 'BOOLEAN', float: 'DOUBLE', integer: 'DOUBLE' };

function placeOf({ type }: Field, value: Scalar, parameters: Parameters): string | undefined {
  const one = asType(type, value);
  return one === undefined ? undefined : `${parameters.add(one)}::${sqlTypes[type]}`;
}

export function flagOf(value: Scalar): boolean | undefined {
  if (value === true || value === 'true' || value === 1 || value === '1') return true;
  if (value === false || value === 'false' || value === 0 || value === '0') return false;
  return undefined;
}

export function numberOf(value: Scalar): number | undefined {
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'string' && !/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value)) {
    return undefined;
  }
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
