import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { startChild } from '../testing/child.ts';
import { startHarness, temporaryFile } from '../testing/harness.ts';
import { jsonSpan, request } from '../testing/spans.ts';

const post = (url: string, spans: unknown[]) =>
  fetch(`${url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request(spans)),
  });

const stored = async (url: string, traceId: string) =>
  (await fetch(`${url}/api/traces/${traceId}`)).status === 200;

async function end(child: ChildProcess, how: () => void): Promise<number | null> {
  const exited = once(child, 'exit');
  how();
  const [code] = await exited;
  return code as number | null;
}

it('opens its file again after kill -9, with what it had written', async () => {
  const env = { OBSERVATORY_DATA: temporaryFile() };
  const first = await startChild(env);
  const span = jsonSpan();
  await post(first.url, [span]);
  expect(await stored(first.url, span.traceId)).toBe(true);
  await end(first.child, () => first.child.kill('SIGKILL'));
  const second = await startChild(env);
  expect(await stored(second.url, span.traceId)).toBe(true);
  const list = (await (await fetch(`${second.url}/api/traces`)).json()) as { traces: unknown[] };
  expect(list.traces).toMatchObject([{ trace_id: span.traceId, name: 'GET /' }]);
  await end(second.child, () => second.child.kill('SIGTERM'));
});

it('writes all that it acknowledged when it ends, whichever way it is told to', async () => {
  const env = { OBSERVATORY_DATA: temporaryFile() };
  const ways = [
    (child: ChildProcess) => child.kill('SIGTERM'),
    (child: ChildProcess) => child.kill('SIGINT'),
    (child: ChildProcess) => child.disconnect(),
  ];
  const traceIds: string[] = [];
  for (const way of ways) {
    const { child, url } = await startChild(env);
    const span = jsonSpan();
    await post(url, [span]);
    traceIds.push(span.traceId);
    expect(await end(child, () => way(child))).toBe(0);
  }
  const harness = await startHarness({ data: env.OBSERVATORY_DATA });
  for (const traceId of traceIds) expect(await stored(harness.url, traceId)).toBe(true);
  await harness.close();
});

it('sets a file aside that it cannot read, and starts', async () => {
  for (const make of [
    async (path: string) => writeFileSync(path, 'this is not a database'.repeat(1000)),
    async (path: string) => {
      const instance = await DuckDBInstance.create(path);
      const connection = await instance.connect();
      await connection.run('CREATE TABLE about (schema_version INTEGER)');
      await connection.run('INSERT INTO about VALUES (999)');
      instance.closeSync();
    },
  ]) {
    const data = temporaryFile();
    await make(data);
    const harness = await startHarness({ data });
    expect((await harness.post(request([jsonSpan()]))).status).toBe(200);
    await harness.close();
    expect(harness.logged.join()).toMatch(/could not be read .* set aside/);
    expect(readdirSync(dirname(data)).some((name) => name.includes('unreadable'))).toBe(true);
    expect(existsSync(data)).toBe(true);
  }
});

it('says which port is taken and which variable moves it, and leaves the file alone', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  const data = temporaryFile();
  const { child, output } = await startChild({
    OBSERVATORY_DATA: data,
    OBSERVATORY_PORT: String(port),
  });
  expect(child.exitCode).toBe(1);
  expect(output()).toMatch(new RegExp(`Port ${port} .*OBSERVATORY_PORT`));
  expect(existsSync(data)).toBe(false);
  holder.close();
});

it('names the variable that is wrong', async () => {
  const { child, output } = await startChild({ OBSERVATORY_MAX_SPANS: 'lots' });
  expect(child.exitCode).toBe(1);
  expect(output()).toMatch(/OBSERVATORY_MAX_SPANS/);
});
