import { allDatasets, type ColumnInfo, type DatasetInfo, type ValuesAnswer } from '../api/query.ts';
import type { Catalogue, Field } from './catalogue.ts';
import { slugOf } from './match.ts';
import { plainScalar } from './plain.ts';
import type { Session } from './session.ts';
import { Parameters } from './statement.ts';

/** Columns that are read in one statement; a statement over all of them would hold all in memory. */
const columnsAStatement = 40;

/** The services whose spans are stored, by name; each is a dataset. */
export async function datasetsOf(session: Session): Promise<DatasetInfo[]> {
  const rows = await session.run(
    `SELECT "service.name", max(_start) // 1000000 FROM spans
     WHERE "service.name" IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  return rows.map(([name, last]) => ({
    name: String(name),
    slug: slugOf(String(name)),
    last_ms: last === null ? null : Number(last),
  }));
}

/** Columns that have a value somewhere in the dataset, each with the time of its latest value. */
export async function columnsOf(
  session: Session,
  dataset: string,
  catalogue: Catalogue,
): Promise<ColumnInfo[]> {
  const fields = [...catalogue.values()];
  const found: ColumnInfo[] = [];
  for (let from = 0; from < fields.length; from += columnsAStatement) {
    const some = fields.slice(from, from + columnsAStatement);
    const parameters = new Parameters();
    const where = await inDataset(session, dataset, parameters);
    const latest = some.map(
      (field) => `max(_start) FILTER (${field.sql(parameters)} IS NOT NULL) // 1000000`,
    );
    const [row = []] = await session.run(
      `SELECT ${latest.join(', ')} FROM spans WHERE ${where}`,
      parameters.values,
    );
    some.forEach(({ name, type }, index) => {
      const last = row[index] ?? null;
      if (last !== null) found.push({ name, type, last_ms: Number(last) });
    });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The latest rows of the dataset that values are counted in. */
const rowsForValues = 200_000;
const mostValues = 50;

export async function valuesOf(
  session: Session,
  dataset: string,
  field: Field,
  typed: string,
): Promise<ValuesAnswer> {
  const parameters = new Parameters();
  const where = await inDataset(session, dataset, parameters);
  const column = field.sql(parameters);
  const text = `${parameters.add(typed.toLowerCase())}::VARCHAR`;
  const rows = await session.run(
    `SELECT value, count(*) FROM (
       SELECT ${column} AS value FROM spans
       WHERE ${where} AND ${column} IS NOT NULL
       ORDER BY rowid DESC LIMIT ${rowsForValues})
     WHERE contains(lower(value::VARCHAR), ${text})
     GROUP BY value
     ORDER BY starts_with(lower(value::VARCHAR), ${text}) DESC, 2 DESC, 1
     LIMIT ${mostValues}`,
    parameters.values,
  );
  return {
    values: rows.flatMap(([value, count]) => {
      const plain = plainScalar(value ?? null);
      return plain === null ? [] : { value: plain, count: Number(count) };
    }),
  };
}

async function inDataset(
  session: Session,
  dataset: string,
  parameters: Parameters,
): Promise<string> {
  if (dataset === allDatasets) return 'true';
  const names = (await datasetsOf(session)).filter(({ slug }) => slug === dataset);
  const places = names.map(({ name }) => `${parameters.add(name)}::VARCHAR`);
  return places.length === 0 ? 'false' : `"service.name" IN (${places.join(', ')})`;
}
