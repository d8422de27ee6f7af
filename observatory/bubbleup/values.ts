import { DuckDBListValue, DuckDBStructValue, type DuckDBValue } from '@duckdb/node-api';
import type { ValueShares, ValuesDifference } from '../api/bubbleup.ts';
import type { Field } from '../query/catalogue.ts';
import type { Row, Session } from '../query/session.ts';
import { Parameters } from '../query/statement.ts';
import { type Comparison, cellsSql, partOfBaseline, pooled, rest, weighed } from './cells.ts';
import {
  beyondChance,
  expectedSql,
  expectedVariation,
  type Unscored,
  variationByChance,
} from './chance.ts';
import { type LeftOut, noValue, ownValues, sameValue } from './columns.ts';

const mostValues = 12;
/** Characters of a value that count; what follows does not tell values apart. */
const longestValue = 500;
/** Of the rows with a value, how many are one to a value where values are ids. */
const ownShare = 0.9;

/**
 * Compares columns of texts and booleans: their difference is the total variation distance of the
 * values, "no value" being one of them. All values count, also those that are not listed.
 */
export async function compareValues(
  session: Session,
  comparison: Comparison,
  fields: readonly Field[],
): Promise<(Unscored<ValuesDifference> | LeftOut)[]> {
  const { sides, totals, chance } = comparison;
  const parameters = new Parameters(sides.values);
  const number = (value: number) => `${parameters.add(value)}::DOUBLE`;
  const selection = `s / ${number(totals.selection.weights)}`;
  const baseline = `b / ${number(totals.baseline.weights)}`;
  const part = number(partOfBaseline(totals));
  const effective = number(totals.selection.effective + totals.baseline.effective);
  const expected = expectedSql('n', `(1 - ${part})`, number(chance.spread));
  const cells = fields.map((field) => valueSql(field, parameters));
  const rows = await session.run(
    `WITH counted AS (
       SELECT i, value, ${weighed(sides)}
       FROM (${cellsSql(sides, fields.length, { value: cells })})
       WHERE value IS NOT NULL GROUP BY i, value),
     shares AS (SELECT i, value, ${selection} AS p, ${baseline} AS q FROM counted),
     pooled AS (SELECT *, p * (1 - ${part}) + q * ${part} AS r,
       greatest(1, round(r * ${effective})) AS n FROM shares)
     SELECT i, sum(p), sum(q), count(*), sum(abs(p - q)), sum(${expected}), max(r),
       arg_max({value: value, p: p, q: q}, abs(p - q), ${mostValues})
     FROM pooled GROUP BY i`,
    parameters.values,
  );
  const found = new Map(rows.map((row) => [Number(row[0]), row]));
  return fields.map((field, index) => differenceOf(field, found.get(index), comparison));
}

function valueSql(field: Field, parameters: Parameters): string {
  const value = field.sql(parameters);
  if (field.type === 'boolean') return `${value}::VARCHAR`;
  return `CASE WHEN strlen(${value}) > ${longestValue} THEN left(${value}, ${longestValue}) ELSE ${value} END`;
}

function differenceOf(
  { name: column, type }: Field,
  row: Row | undefined,
  comparison: Comparison,
): Unscored<ValuesDifference> | LeftOut {
  if (!row) return { column, reason: noValue };
  const [selection = 0, baseline = 0, distinct = 0, sum = 0, expected = 0, largest = 0] = row
    .slice(1, 7)
    .map(Number);
  const { totals, chance } = comparison;
  const missing = rest({ selection, baseline });
  if (distinct === 1 && missing.selection === 0 && missing.baseline === 0) {
    return { column, reason: sameValue };
  }
  const rows = selection * totals.selection.read + baseline * totals.baseline.read;
  if (rows >= 20 && distinct >= ownShare * rows) return { column, reason: ownValues };
  const share = pooled(missing, comparison);
  const difference = (sum + Math.abs(missing.selection - missing.baseline)) / 2;
  const mean = (expected + expectedVariation(share, chance)) / 2;
  const largestShare = Math.max(largest, share);
  const values = listed(row[7] ?? null, type === 'boolean');
  return {
    column,
    type: type === 'boolean' ? 'boolean' : 'string',
    difference,
    scoreAmong: (columns) =>
      beyondChance(difference, variationByChance(chance, columns, mean, largestShare)),
    missing,
    values,
    distinct,
    other: rest(missing, ...values),
  };
}

function listed(list: DuckDBValue, isBoolean: boolean): ValueShares[] {
  if (!(list instanceof DuckDBListValue)) return [];
  return list.items
    .flatMap((item): ValueShares[] => {
      if (!(item instanceof DuckDBStructValue)) return [];
      const { value, p, q } = item.entries;
      const text = String(value);
      return [
        {
          value: isBoolean ? text === 'true' : text,
          selection: Number(p),
          baseline: Number(q),
        },
      ];
    })
    .sort((a, b) => gap(b) - gap(a) || (a.value < b.value ? -1 : 1));
}

function gap({ selection, baseline }: ValueShares): number {
  return Math.abs(selection - baseline);
}
