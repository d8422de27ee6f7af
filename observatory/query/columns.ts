import type { ColumnInfo, DatasetInfo, ValuesAnswer } from '../api/query.ts';
import type { Catalogue, Field } from './catalogue.ts';
import { ofServices, slugOf } from './match.ts';
import { plainScalar } from './plain.ts';
import type { Session } from './session.ts';
import { Parameters } from './statement.ts';

/** The services whose spans are stored, by name; each is a dataset, with those of the same slug. */
export async function datasetsOf(session: Session): Promise<DatasetInfo[]> {
  const rows = await session.run(
    `SELECT "service.name", max(_start) // 1000000 FROM spans
     WHERE "service.name" IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  const datasets = new Map<string, DatasetInfo>();
  for (const [service, last] of rows) {
    const name = String(service);
    const slug = slugOf(name);
    const same = datasets.get(slug) ?? { name, slug, last_ms: null };
    datasets.set(slug, { ...same, last_ms: Math.max(same.last_ms ?? 0, Number(last)) });
  }
  return [...datasets.values()];
}

/** The latest rows, in which it is looked up when a column had its latest value. */
const rowsForLatest = 10_000;

/**
 * Columns that have a value somewhere, or in rows of some services. Attributes that are in no column of the table
 * are listed for every dataset, since to look for each of them takes long.
 */
export async function columnsOf(
  session: Session,
  services: readonly string[] | undefined,
  catalogue: Catalogue,
): Promise<ColumnInfo[]> {
  const parameters = new Parameters();
  const where = services ? ofServices(services, parameters) : 'true';
  const fields = [...catalogue.values()].filter(({ inRest }) => !inRest);
  const identifiers = fields.map((field) => field.sql(parameters));
  const somewhere = identifiers.map(
    (column) => `EXISTS (SELECT 1 FROM spans WHERE ${where} AND ${column} IS NOT NULL)`,
  );
  const [exists = []] = await session.run(`SELECT ${somewhere.join(', ')}`, parameters.values);
  const [newest] = await session.run('SELECT max(rowid) FROM spans');
  const from = BigInt(String(newest?.[0] ?? 0)) - BigInt(rowsForLatest);
  const latest = identifiers.map(
    (column) => `max(_start) FILTER (${column} IS NOT NULL) // 1000000`,
  );
  const [times = []] = await session.run(
    `SELECT ${latest.join(', ')} FROM spans WHERE ${where} AND rowid > ${from}`,
    parameters.values,
  );
  const found = fields.flatMap(({ name, type }, at): ColumnInfo[] => {
    const time = times[at] ?? null;
    return exists[at] === true
      ? [{ name, type, last_ms: time === null ? null : Number(time) }]
      : [];
  });
  const rest = [...catalogue.values()].filter(({ inRest }) => inRest);
  found.push(...rest.map(({ name, type }) => ({ name, type, last_ms: null })));
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The latest rows of the dataset that values are counted in. */
const rowsForValues = 200_000;
const mostValues = 50;

export async function valuesOf(
  session: Session,
  services: readonly string[] | undefined,
  field: Field,
  typed: string,
): Promise<ValuesAnswer> {
  const parameters = new Parameters();
  const where = services ? ofServices(services, parameters) : 'true';
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
