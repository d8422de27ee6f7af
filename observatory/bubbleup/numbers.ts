import type { BinShares, NumbersDifference } from '../api/bubbleup.ts';
import type { Field } from '../query/catalogue.ts';
import type { Row, Session } from '../query/session.ts';
import { Parameters } from '../query/statement.ts';
import { quoteIdentifier } from '../store/schema.ts';
import { type Comparison, cellsSql, partOfBaseline, pooled, rest, weighed } from './cells.ts';
import { beyondChance, distanceByChance, type Unscored } from './chance.ts';
import { type LeftOut, noValue, sameValue } from './columns.ts';

const mostBins = 16;
/**
 * Numbers are put together that are as far above the least one, to a thousandth; up to a thousand
 * above it whole numbers stay apart. What of the distance that hides is in a group's own rows.
 */
const steps = 1000;

/**
 * Compares columns of numbers: their difference is the Kolmogorov–Smirnov distance, the largest gap
 * between the shares of rows up to a number; rows without one are below or above all, whichever
 * gives more. The bins are quantiles of selection and baseline in equal parts, so that either
 * side's rows fall into several; sixteen numbers or fewer have a bin each.
 */
export async function compareNumbers(
  session: Session,
  comparison: Comparison,
  fields: readonly Field[],
): Promise<(Unscored<NumbersDifference> | LeftOut)[]> {
  const { sides, totals } = comparison;
  const parameters = new Parameters(sides.values);
  const number = (value: number) => `${parameters.add(value)}::DOUBLE`;
  const selection = `s / ${number(totals.selection.weights)}`;
  const baseline = `b / ${number(totals.baseline.weights)}`;
  const part = number(partOfBaseline(totals));
  const lists = {
    x: fields.map((field) => `${field.sql(parameters)}::DOUBLE`),
    least: (await leastOf(session, fields)).map(number),
  };
  const rows = await session.run(
    `WITH counted AS (
       SELECT i, min(x) AS low, max(x) AS high, ${weighed(sides)}
       FROM (${cellsSql(sides, fields.length, lists)})
       WHERE isfinite(x)
       GROUP BY i, floor(ln(nullif(x - least, 0)) * ${steps})),
     shares AS (SELECT i, low, high, ${selection} AS p, ${baseline} AS q FROM counted),
     summed AS (
       SELECT *, sum(p) OVER below AS sum_p, sum(q) OVER below AS sum_q,
         row_number() OVER below AS place, count(*) OVER (PARTITION BY i) AS numbers
       FROM shares WINDOW below AS (PARTITION BY i ORDER BY low))
     SELECT i, min(low), max(high), sum(p), sum(q), max(sum_p - sum_q), min(sum_p - sum_q),
       max(p * (1 - ${part}) + q * ${part})
     FROM summed
     GROUP BY i, CASE WHEN numbers <= ${mostBins} THEN place
       ELSE least(floor((sum_p - p + sum_q - q) / 2 * ${mostBins}), ${mostBins - 1}) END
     ORDER BY i, 2`,
    parameters.values,
  );
  const found = Map.groupBy(rows, (row) => Number(row[0]));
  return fields.map((field, index) => differenceOf(field, found.get(index) ?? [], comparison));
}

/** The least number of each column in the whole table, which DuckDB knows without reading it. */
async function leastOf(session: Session, fields: readonly Field[]): Promise<number[]> {
  const stored = fields.map((field) => (field.inRest ? 'NULL' : quoteIdentifier(field.name)));
  const list = stored.map((column) => `min(${column})::DOUBLE`).join(', ');
  const [row = []] = await session.run(`SELECT ${list} FROM spans`);
  return row.map((value) => (Number.isFinite(Number(value)) ? Number(value) : 0));
}

function differenceOf(
  { name: column, type }: Field,
  rows: readonly Row[],
  comparison: Comparison,
): Unscored<NumbersDifference> | LeftOut {
  if (rows.length === 0) return { column, reason: noValue };
  const bins = rows.map((row): BinShares => {
    const [min = 0, max = 0, selection = 0, baseline = 0] = row.slice(1, 5).map(Number);
    return { min, max, selection, baseline };
  });
  const missing = rest(...bins);
  const [only] = bins;
  if (bins.length === 1 && only?.min === only?.max && missing.selection + missing.baseline === 0) {
    return { column, reason: sameValue };
  }
  const highest = Math.max(0, ...rows.map((row) => Number(row[5])));
  const lowest = Math.min(0, ...rows.map((row) => Number(row[6])));
  const lacking = missing.selection - missing.baseline;
  const difference = Math.max(highest, -lowest, highest + lacking, -lowest - lacking);
  const largest = Math.max(...rows.map((row) => Number(row[7])), pooled(missing, comparison));
  return {
    column,
    type: type === 'integer' ? 'integer' : 'float',
    difference,
    scoreAmong: (columns) =>
      beyondChance(difference, distanceByChance(comparison.chance, columns, largest)),
    missing,
    bins,
  };
}
