import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it, onTestFinished } from 'vitest';
import { read } from './reader.ts';
import { transaction } from './transaction.ts';

it('keeps what all statements did or what none did, and tells the first error', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  onTestFinished(() => instance.closeSync());
  const [writer, reader] = [await instance.connect(), await instance.connect()];
  await writer.run('CREATE TABLE numbers (number INTEGER)');
  const stored = () => read(reader, 'SELECT number FROM numbers ORDER BY number');
  const failing = transaction(writer, async () => {
    await writer.run('INSERT INTO numbers VALUES (1)');
    await writer.run("INSERT INTO numbers VALUES ('none')");
  });
  await expect(failing).rejects.toThrow("Could not convert string 'none'");
  expect(await stored()).toEqual([]);
  const seen = await transaction(writer, async () => {
    await writer.run('INSERT INTO numbers VALUES (2)');
    const before = await stored();
    await writer.run('INSERT INTO numbers VALUES (3)');
    return before;
  });
  expect([seen, await stored()]).toEqual([[], [[2], [3]]]);
});
