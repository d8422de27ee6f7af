import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { read } from './reader.ts';

let instance: DuckDBInstance;
let writer: DuckDBConnection;
let reader: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  writer = await instance.connect();
  reader = await instance.connect();
});
afterAll(() => {
  reader.closeSync();
  writer.closeSync();
  instance.closeSync();
});

it('binds numbers of any size', async () => {
  const numbers = [0.5, 2 ** 31, -(2 ** 53), 1e20, -1e300, Number.MAX_VALUE];
  const bound = numbers.map((_, at) => `$${at + 1}::DOUBLE`);
  expect(await read(reader, `SELECT ${bound.join(', ')}`, numbers)).toEqual([numbers]);
});

it('reads rows as they are, whatever was written while the statement was on its way', async () => {
  for (let round = 0; round < 100; round++) {
    const table = `traces${round}`;
    await writer.run(`CREATE TABLE ${table} (name VARCHAR, spans INTEGER)`);
    const appender = await writer.createAppender(table);
    const reading = read(reader, `SELECT name, spans FROM ${table} ORDER BY spans LIMIT 5`);
    for (let turn = 0; turn < round % 10; turn++) await turnOfLoop();
    for (let spans = 1000; spans < 1100; spans++) {
      appender.appendVarchar('GET /api/activities/home');
      appender.appendInteger(spans);
      appender.endRow();
    }
    // Waits for nothing, so that it falls between two steps of the reading.
    appender.closeSync();
    expect([[], rows]).toContainEqual(await reading);
  }
});

const rows = [1000, 1001, 1002, 1003, 1004].map((spans) => ['GET /api/activities/home', spans]);
