import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePorts } from '../../../launch/ports.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { killPrograms, type Program, startProgram } from '../../../test/process.ts';

const observatoryMain = fileURLToPath(new URL('../../../../observatory/main.ts', import.meta.url));
const HOME = '/api/activities/home';

/** The part of the Observatory's answers that is looked at. */
interface Answer {
  groups: { group: (string | null)[]; total: { count: number; last: number } }[];
  all: { total: { count: number; last: number } } | null;
  exemplars: { trace_id: string; span_id: string; value: number }[];
}

let observatory: Program;
let backend: Program;
let observatoryUrl = '';
let url = '';

beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  observatory = startProgram(observatoryMain, {
    env: {
      OBSERVATORY_PORT: String(port),
      OBSERVATORY_XRAY_PORT: 'off',
      OBSERVATORY_SMTP_PORT: 'off',
      OBSERVATORY_DATA: ':memory:',
    },
  });
  const isUp = () => expect(observatory.output()).toContain('The Observatory is at');
  await vi.waitFor(isUp, { timeout: 20_000 });
  observatoryUrl = `http://127.0.0.1:${port}`;
  backend = await startBackend({ OBSERVATORY_URL: observatoryUrl });
  url = /Listening on (\S+)/.exec(backend.output())?.[1] ?? '';
});
afterAll(async () => {
  killPrograms();
  await Promise.all([observatory.ended, backend.ended]);
});

/** The server itself, with metrics every quarter of a second. */
async function startBackend(env: Record<string, string>): Promise<Program> {
  const program = startProgram('src/main.ts', {
    execArgv: ['--import', './src/telemetry/start.ts'],
    env: {
      FRONTEND_PORT: 'off',
      BACKEND_PORT: '0',
      DATABASE_URL: await createTestDatabase(),
      OTEL_METRIC_EXPORT_INTERVAL: '250',
      ...env,
    },
  });
  const isListening = () => expect(program.output()).toContain('Listening on');
  await vi.waitFor(isListening, { timeout: 20_000 });
  return program;
}

async function points(name: string, more: string[] = []): Promise<Answer | undefined> {
  const range = `start_ms=${Date.now() - 300_000}&end_ms=${Date.now() + 60_000}`;
  const query = [`name=${name}`, range, ...more].join('&');
  const answer = await fetch(`${observatoryUrl}/api/metrics/points?${query}`);
  return answer.ok ? ((await answer.json()) as Answer) : undefined;
}

test('requests are counted by route and status, and lead to their traces', async () => {
  expect(backend.output()).toContain(`Metrics: on, to Observatory at ${observatoryUrl}\n`);
  await (await fetch(`${url}/api/health-check`)).text();
  for (let n = 0; n < 7; n += 1) await (await fetch(`${url}${HOME}`)).text();
  for (let n = 0; n < 3; n += 1) await (await fetch(`${url}/api/nothing/${n}`)).text();

  const counted = async () => {
    const group = ['group=http.route', 'group=http.response.status_code'];
    const answer = await points('http.server.request.duration', group);
    return Object.fromEntries(
      answer?.groups.map(({ group: [route, status], total }) => [
        `${route} ${status}`,
        total.count,
      ]) ?? [],
    );
  };
  const total = (all: Record<string, number>) =>
    Object.values(all).reduce((sum, count) => sum + count, 0);
  // An export may fall between two of the requests.
  const all = await vi.waitUntil(async () => {
    const all = await counted();
    return total(all) >= 10 && all;
  }, 10_000);
  // Every address that is none is one series, and health checks are none.
  expect(total(all)).toBe(10);
  expect(all).toMatchObject({ [`${HOME} 200`]: 7 });
  expect(Object.keys(all).filter((key) => key.includes('nothing'))).toEqual([]);

  const exemplars = (await points('http.server.request.duration'))?.exemplars ?? [];
  expect(exemplars.length).toBeGreaterThan(0);
  for (const { trace_id, span_id, value } of exemplars) {
    const answer = await fetch(`${observatoryUrl}/api/traces/${trace_id}/wait?timeout_ms=5000`);
    const { spans } = (await answer.json()) as {
      spans: { span_id: string; duration_ms: number }[];
    };
    const span = spans.find((each) => each.span_id === span_id);
    expect(Math.abs((span?.duration_ms ?? 0) - value * 1000)).toBeLessThan(20);
  }
});

test('the pool, the event loop, the memory and telemetry itself are measured', async () => {
  const pool = await points('db.client.connection.count', ['group=db.client.connection.state']);
  expect(pool?.groups.map(({ group }) => group[0]).sort()).toEqual(['idle', 'used']);
  expect((await points('db.client.connection.wait_time'))?.all?.total.count).toBeGreaterThan(0);
  const gauges = {
    'nodejs.eventloop.delay.p99': [0, 5],
    'nodejs.eventloop.utilization': [0, 1],
    'v8js.memory.heap.used': [5e6, 1e9],
    'process.memory.usage': [5e7, 2e9],
    'cruddur.live.clients': [0, 0],
    'http.server.active_requests': [0, 1],
  } as const;
  for (const [name, [least, most]] of Object.entries(gauges)) {
    const last = (await points(name))?.all?.total.last;
    expect(last, name).toBeGreaterThanOrEqual(least);
    expect(last, name).toBeLessThanOrEqual(most);
  }
  const queues = await points('cruddur.telemetry.queue.length', ['group=queue']);
  expect(queues?.groups.map(({ group }) => group[0]).sort()).toEqual(['lines', 'pages', 'spans']);
  expect((await points('cruddur.telemetry.dropped'))?.all?.total.count).toBe(0);
});

test('what nobody takes is counted, held by nobody, and keeps nothing from ending', async () => {
  const [gone = 0] = await freePorts(1);
  const alone = await startBackend({
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `http://127.0.0.1:${gone}/v1/metrics`,
  });
  const address = /Listening on (\S+)/.exec(alone.output())?.[1];
  expect((await fetch(`${address}${HOME}`)).status).toBe(200);
  const isCounted = () => expect(alone.output()).toContain('metrics.dropped.');
  await vi.waitFor(isCounted, 10_000);
  const from = performance.now();
  alone.child.kill('SIGTERM');
  expect(await alone.ended).toBe(0);
  expect(performance.now() - from).toBeLessThan(5_000);
});
