import { DuckDBInstance } from '@duckdb/node-api';
import { spansPerBatch, TraceBatch } from '../observatory-spans.ts';
import { startObservatory } from '../shared/observatory.ts';

/** Distinct values of `http.route` and of `user.id` among the spans. */
const routes = 30;
const users = 500;
const templateBatches = 4;

/** The time that the spans are spread over, in epoch nanoseconds. */
export interface Period {
  start: bigint;
  end: bigint;
}

/**
 * Makes an Observatory's file with so many spans. A few come in as spans do, so that the tables and
 * columns are the Observatory's own; SQL makes the rest of them, each copy with ids, a time, a
 * duration, a route and a user of its own, since to send ten million takes minutes.
 */
export async function fill(file: string, spans: number): Promise<Period> {
  const observatory = await startObservatory(file);
  const batch = new TraceBatch(1);
  for (let sent = 0; sent < templateBatches; sent++) await observatory.post(batch.next());
  await observatory.stop();

  const copies = Math.round(spans / (templateBatches * spansPerBatch)) - 1;
  const end = BigInt(Date.now()) * 1_000_000n;
  const start = end - 7_200n * 1_000_000_000n;
  const instance = await DuckDBInstance.create(file, { memory_limit: '6GB' });
  const connection = await instance.connect();
  const apart = (end - start) / BigInt(copies + 1);
  // Milliseconds, from about a third of one to several hundred, as durations lie.
  const duration = 'exp(random() * 6 - 1) * (1 + random())';
  await connection.run(`
    INSERT INTO spans SELECT * EXCLUDE (copy) REPLACE (
      md5("trace.trace_id" || copy) AS "trace.trace_id",
      ${start}::UBIGINT + (copy * ${apart})::UBIGINT + (random() * ${apart})::UBIGINT AS _start,
      ${duration} AS duration_ms,
      '/api/route/' || floor(random() * random() * ${routes})::INT AS "http.route",
      'user-' || floor(random() * ${users})::INT AS "user.id"
    ) FROM (SELECT * FROM range(${copies}) r(copy), spans ORDER BY copy)`);
  await connection.run('DELETE FROM traces');
  await connection.run(`
    INSERT INTO traces SELECT "trace.trace_id", arg_min(name, _start),
      arg_min("service.name", _start), '[]', min(_start), max(duration_ms),
      count(*), 0, true, min(_start) // 1000000
    FROM spans GROUP BY "trace.trace_id"`);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
  return { start, end };
}
