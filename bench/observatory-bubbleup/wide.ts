import { DuckDBInstance } from '@duckdb/node-api';
import { startObservatory } from '../shared/observatory.ts';

/** How many values the columns of texts have, in turn. */
const textValues = [12, 5, 30, 4, 50, 2, 8, 200, 1000, 3000, 10_000, 50_000, 20, 7, 3, 400];

interface WideColumn {
  name: string;
  kind: 'text' | 'number' | 'boolean';
  /** An expression over `row`, from 0 on. */
  sql: string;
}

/** Sixty attributes: texts of 2 to 50,000 values, numbers, booleans; every other one is in a quarter of the rows. */
export const wideColumns: readonly WideColumn[] = [
  ...Array.from({ length: 40 }, (_, at): WideColumn => {
    const values = textValues[at % textValues.length] as number;
    const sql = `'one of the values of a column, ' || ${dice(values, at)}`;
    return { name: `app.text_${at}`, kind: 'text', sql: sparse(sql, at) };
  }),
  ...Array.from({ length: 15 }, (_, at): WideColumn => {
    const numbers = [
      `${dice(1_000_000, 100 + at)} / 1000`,
      `200 + 100 * ${dice(4, 100 + at)}`,
      `exp(${dice(100_000, 100 + at)} / 10000)`,
      `${dice(500, 100 + at)}`,
    ];
    const sql = `(${numbers[at % numbers.length]})::DOUBLE`;
    return { name: `app.number_${at}`, kind: 'number', sql: sparse(sql, at) };
  }),
  ...Array.from({ length: 5 }, (_, at): WideColumn => {
    return { name: `app.boolean_${at}`, kind: 'boolean', sql: `${dice(2, 200 + at)} = 0` };
  }),
];

/** The attribute of which one value is slow: what BubbleUp has to find. */
export const cause = { column: 'app.text_0', value: 'one of the values of a column, 3' };
export const slowMs = 100;

function dice(sides: number, salt: number): string {
  return `(hash(row * ${2 * salt + 1} + ${salt * 7919}) % ${sides})`;
}

function sparse(sql: string, at: number): string {
  return at % 2 === 0 ? sql : `CASE WHEN ${dice(4, 1000 + at)} = 0 THEN ${sql} END`;
}

export const wideStart = 1_795_000_000;
export const wideSeconds = 3600;

/** Makes an Observatory's file of one span that came in as spans do, so many times, by SQL. */
export async function fillWide(file: string, rows: number): Promise<void> {
  const observatory = await startObservatory(file);
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(request) };
  const taken = await fetch(`${observatory.url}/v1/traces`, init);
  await observatory.stop();
  if (!taken.ok) throw new Error(`The span was refused: ${taken.status}`);

  const instance = await DuckDBInstance.create(file, { memory_limit: '4GB' });
  const connection = await instance.connect();
  const isCause = `${wideColumns[0]?.sql} = '${cause.value}'`;
  const replaced = [
    `lpad(to_hex(hash(row)), 16, '0') AS "trace.span_id"`,
    `(${BigInt(wideStart) * 1_000_000_000n} + row * ${(wideSeconds * 1e9) / rows})::UBIGINT AS _start`,
    `CASE WHEN ${isCause} THEN ${3 * slowMs} ELSE 5 END * (0.5 + ${dice(100_000, 300)} / 100000) AS duration_ms`,
    ...wideColumns.map(({ name, sql }) => `${sql} AS "${name}"`),
  ];
  await connection.run(
    `INSERT INTO spans SELECT * EXCLUDE (row) REPLACE (${replaced.join(', ')})
     FROM (FROM spans LIMIT 1), range(${rows - 1}) r(row)`,
  );
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
}

const samples = {
  text: { stringValue: 'a' },
  number: { doubleValue: 1.5 },
  boolean: { boolValue: true },
};
const request = {
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'wide' } }] },
      scopeSpans: [
        {
          scope: { name: 'bench', version: '1' },
          spans: [
            {
              traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
              spanId: '00f067aa0ba902b7',
              name: 'GET /',
              kind: 2,
              startTimeUnixNano: String(BigInt(wideStart) * 1_000_000_000n),
              endTimeUnixNano: String(BigInt(wideStart) * 1_000_000_000n + 5_000_000n),
              attributes: wideColumns.map(({ name: key, kind }) => ({ key, value: samples[kind] })),
            },
          ],
        },
      ],
    },
  ],
};
