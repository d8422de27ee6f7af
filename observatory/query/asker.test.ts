import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHarness, temporaryFile } from '../testing/harness.ts';
import { jsonSpan, request, text } from '../testing/spans.ts';
import { until } from '../testing/until.ts';
import { Asker } from './asker.ts';

let instance: DuckDBInstance;
const plenty = 2 ** 40;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '2' });
});
afterAll(() => instance.closeSync());

async function askerOf(connections: number, memoryBytes = plenty, deadlineMs = 60_000) {
  const opened = await Promise.all(Array.from({ length: connections }, () => instance.connect()));
  return new Asker(opened, { memoryBytes, deadlineMs });
}

/** Takes minutes to count, and no memory. */
const endlessRows = 'SELECT a.i * b.i AS i FROM range(1000000) a(i), range(1000000) b(i)';
const endless = `SELECT sum(i % 7) FROM (${endlessRows})`;
const small = 'SELECT 1';

it('ends a question at its deadline, and answers the next on the same connection', async () => {
  const asker = await askerOf(1, plenty, 100);
  const began = performance.now();
  await expect(asker.ask((session) => session.run(endless))).rejects.toMatchObject({
    status: 504,
    code: 'query_timeout',
    message: expect.stringContaining('A shorter time range'),
  });
  expect(performance.now() - began).toBeLessThan(2000);
  expect(await asker.ask((session) => session.run(small))).toEqual([[1]]);
});

it('ends a question whose asker went away, and runs none of its further statements', async () => {
  const asker = await askerOf(1);
  const gone = new AbortController();
  const question = asker.ask(async (session) => {
    await session.run(endless).catch(() => {});
    return session.run(small);
  }, gone.signal);
  const refused = expect(question).rejects.toMatchObject({ code: 'asker_gone' });
  gone.abort();
  await refused;
  expect(await asker.ask((session) => session.run(small))).toEqual([[1]]);
});

it('lets nobody wait who has gone away', async () => {
  const asker = await askerOf(1);
  const [first, second] = [new AbortController(), new AbortController()];
  const running = asker.ask((session) => session.run(endless), first.signal).catch(() => 'ended');
  const waiting = asker.ask((session) => session.run(small), second.signal);
  const refused = expect(waiting).rejects.toMatchObject({ code: 'asker_gone' });
  second.abort();
  await refused;
  first.abort();
  expect(await running).toBe('ended');
});

it('answers small questions beside an endless one, and lets only so many wait', async () => {
  const asker = await askerOf(2);
  const leave = new AbortController();
  const ask = () => asker.ask((session) => session.run(endless), leave.signal).catch((e) => e.code);
  const one = ask();
  expect(await asker.ask((session) => session.run(small))).toEqual([[1]]);
  const others = Array.from({ length: 17 }, ask);
  await expect(asker.ask((session) => session.run(small))).rejects.toMatchObject({
    status: 429,
    code: 'too_many_queries',
  });
  leave.abort();
  expect(new Set(await Promise.all([one, ...others]))).toEqual(new Set(['asker_gone']));
  expect(await asker.ask((session) => session.run(small))).toEqual([[1]]);
});

it('ends a question that takes too much memory', async () => {
  const asker = await askerOf(1, 0);
  const hungry = 'SELECT quantile_cont(random(), 0.5) FROM range(400000000)';
  await expect(asker.ask((session) => session.run(hungry))).rejects.toMatchObject({
    status: 422,
    code: 'query_too_large',
  });
});

it.each([
  ['memory', () => ':memory:'],
  ['a file', temporaryFile],
])(
  'takes spans in %s, shows them, and puts the store in order while questions without end are asked',
  async (_name, data) => {
    const harness = await startHarness({ data: data() });
    const { questions, retention, writer } = harness.observatory;
    await harness.post(request([jsonSpan()]));
    await writer.flush();
    const leave = new AbortController();
    const overSpans = `SELECT sum(length(s.name) * i % 7) FROM spans s, (${endlessRows})`;
    const writing = `CREATE OR REPLACE TEMP TABLE chosen AS ${overSpans}`;
    const asked = [overSpans, writing].map((sql) =>
      questions.run(sql, [], leave.signal).catch((error) => error.code),
    );
    const span = jsonSpan({ attributes: [text('a.new.column', 'x')] });
    expect((await harness.post(request([span]))).status).toBe(200);
    await until(async () => (await harness.detail(span.traceId)).spans?.length === 1);
    await retention.enforce();
    leave.abort();
    expect(await Promise.all(asked)).toEqual(['asker_gone', 'asker_gone']);
    await harness.close();
    expect(harness.logged).toEqual([]);
  },
);

it('closes at once while questions without end are asked, and tells who asks', async () => {
  const harness = await startHarness({ data: temporaryFile() });
  const { questions } = harness.observatory;
  const asked = Array.from({ length: 4 }, () => questions.run(endless).catch(({ code }) => code));
  const answer = fetch(`${harness.url}/api/query/datasets`);
  // What is asked later is answered later, and so the other waits for its turn by now.
  expect((await fetch(`${harness.url}/api/health`)).status).toBe(200);
  const began = performance.now();
  await harness.close();
  expect(performance.now() - began).toBeLessThan(800);
  expect(await Promise.all(asked)).toEqual(new Array(4).fill('closing'));
  expect((await answer).status).toBe(503);
  expect(harness.logged).toEqual([]);
});
