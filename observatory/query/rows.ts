import type { RowsAnswer, Scalar } from '../api/query.ts';
import type { Catalogue, Field } from './catalogue.ts';
import type { Match } from './match.ts';
import { plainScalar } from './plain.ts';
import type { Session } from './session.ts';
import { Parameters } from './statement.ts';

const mostRows = 1000;

/** The newest rows that match, each with the columns in which it has a value. */
export async function rowsOf(
  session: Session,
  match: Match,
  catalogue: Catalogue,
  limit: number,
): Promise<RowsAnswer> {
  const began = performance.now();
  await session.freeze();
  const wanted = Math.min(limit, mostRows);
  const parameters = new Parameters(match.values);
  const fields = [...catalogue.values()].filter(({ inRest }) => !inRest);
  const rest = [...catalogue.values()].filter(({ inRest }) => inRest);
  const list = fields.map((field) => field.sql(parameters)).join(', ');
  const newest = `ORDER BY _start DESC, rowid DESC LIMIT ${wanted + 1}`;
  const found = await session.run(
    `SELECT rowid FROM spans WHERE ${match.where} ${newest}`,
    match.values,
  );
  const places = found.map(([place]) => place as bigint);
  // The condition again, since rows move when those before them have been removed.
  const rows = await session.run(
    `SELECT _start // 1000000, _rest, ${list} FROM spans
     WHERE ${match.where} AND (${atPlaces(places)}) ${newest}`,
    parameters.values,
  );
  return {
    rows: rows.slice(0, wanted).map(([time, others, ...cells]) => {
      const values: Record<string, Scalar> = {};
      fields.forEach(({ name }, index) => {
        const value = plainScalar(cells[index] ?? null);
        if (value !== null) define(values, name, value);
      });
      if (typeof others === 'string') addRest(values, rest, JSON.parse(others));
      return { timestamp_ms: Number(time), values };
    }),
    complete: rows.length <= wanted,
    elapsed_ms: performance.now() - began,
  };
}

/** Rows that DuckDB decompresses together. */
const vectorRows = 2048n;

/** Rows by their places. DuckDB skips what is outside of a range, and reads all for a list. */
function atPlaces(places: readonly bigint[]): string {
  const vectors = Map.groupBy(places, (place) => place / vectorRows);
  const conditions = [...vectors.values()].map((some) => {
    const sorted = some.toSorted((a, b) => (a < b ? -1 : 1));
    return `rowid BETWEEN ${sorted[0]} AND ${sorted.at(-1)} AND rowid IN (${sorted.join(', ')})`;
  });
  return conditions.length === 0 ? 'false' : conditions.map((one) => `(${one})`).join(' OR ');
}

const typesOfRest = { string: 'string', number: 'float', boolean: 'boolean' };

/** What has no column of its own, by the names that questions know it by. */
function addRest(
  values: Record<string, Scalar>,
  fields: readonly Field[],
  others: Record<string, Scalar | null>,
): void {
  for (const { name, key, type } of fields) {
    const value = Object.hasOwn(others, key) ? (others[key] ?? null) : null;
    if (value === null) continue;
    if (typesOfRest[typeof value as keyof typeof typesOfRest] === type) define(values, name, value);
  }
}

/** Sets a member of any name, `__proto__` included. */
function define(values: Record<string, Scalar>, name: string, value: Scalar): void {
  Object.defineProperty(values, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
