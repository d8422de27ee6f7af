import type { DuckDBValue } from '@duckdb/node-api';
import type { BubbleUpSelection } from '../api/bubbleup.ts';
import { HttpError } from '../http/errors.ts';
import type { Catalogue, Field } from '../query/catalogue.ts';
import { conditionOf } from '../query/filters.ts';
import type { Match } from '../query/match.ts';
import { isWeighted, numberSql, weight } from '../query/scope.ts';
import type { Session } from '../query/session.ts';
import { Parameters } from '../query/statement.ts';
import { nanosLiteral } from '../query/time.ts';

/** Rows of either side that are read; a share is off by 0.31 % then, at most, in 95 of 100 samples. */
const mostRead = 100_000;

/** The rows that are compared, in SQL, and how many there are of each. */
export interface Sides {
  /** Tells a row of the selection from one of the baseline. */
  selected: string;
  /** Which rows of `spans` are read. */
  where: string;
  /** A row's weight; undefined where all are 1. */
  weight: string | undefined;
  /** Of `selected` and `where`, at $1, $2, … */
  values: readonly DuckDBValue[];
  /** Of the selection and of the baseline, unweighted. */
  rows: number;
  others: number;
}

/**
 * Splits a question's rows in two. A heatmap shows no rows that lack a number, so with an area the
 * baseline has none either: else having a duration at all would be what tells the sides apart.
 * @throws HttpError 422 `invalid_selection` for an area of a column that has no numbers
 */
export async function splitRows(
  session: Session,
  match: Match,
  selection: BubbleUpSelection,
  catalogue: Catalogue,
): Promise<Sides> {
  const parameters = new Parameters(match.values);
  const { area, filters = [] } = selection;
  const conditions = [conditionOf({ filters }, catalogue, parameters)];
  let where = match.where;
  if (area) {
    const column = numberSql(numbersOf(area.column, catalogue), parameters);
    where += ` AND ${column} IS NOT NULL`;
    conditions.push(
      `_start >= ${nanosLiteral(area.start_ms)} AND _start < ${nanosLiteral(area.end_ms)}`,
      `${column} >= ${parameters.add(area.min)}::DOUBLE AND ${column} < ${parameters.add(area.max)}::DOUBLE`,
    );
  }
  const selected = `coalesce(${conditions.map((one) => `(${one})`).join(' AND ')}, false)`;
  const { values } = parameters;
  const [row = []] = await session.run(
    `SELECT count(*) FILTER (${selected}), count(*), coalesce(bool_or(${isWeighted}), false)
     FROM spans WHERE ${where}`,
    values,
  );
  const rows = Number(row[0]);
  const others = Number(row[1]) - rows;
  return {
    selected,
    where: `${where}${sampleOf(selected, rows, others)}`,
    weight: row[2] === true ? weight : undefined,
    values,
    rows,
    others,
  };
}

function numbersOf(name: string, catalogue: Catalogue): Field {
  const field = catalogue.get(name);
  if (field?.type === 'float' || field?.type === 'integer') return field;
  const message = `selection.area.column: there is no column of numbers ${JSON.stringify(name.slice(0, 100))}.`;
  throw new HttpError(422, 'invalid_selection', message);
}

const buckets = 1_000_000;

/**
 * Takes rows by a hash of their place, of each side its own share. Not every tenth row, which in
 * traces of ten spans could be the same span of each; and the same rows in every statement.
 */
function sampleOf(selected: string, rows: number, others: number): string {
  if (Math.max(rows, others) <= mostRead) return '';
  const bound = (count: number) => Math.ceil((buckets * mostRead) / Math.max(count, mostRead));
  return ` AND hash(rowid) % ${buckets} < CASE WHEN ${selected} THEN ${bound(rows)} ELSE ${bound(others)} END`;
}
