import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePorts } from '../../../launch/ports.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { killPrograms, startProgram } from '../../../test/process.ts';
import { startProxy } from '../../../test/proxy.ts';

const observatoryMain = fileURLToPath(new URL('../../../../observatory/main.ts', import.meta.url));

interface Items {
  items: { title: string; level: string; occurrences: number; platforms: string[] }[];
}

let proxy: Awaited<ReturnType<typeof startProxy>>;
let observatory: string;
let backend: string;

beforeAll(async () => {
  const [port = 0, backendPort = 0] = await freePorts(2);
  observatory = `http://127.0.0.1:${port}`;
  backend = `http://127.0.0.1:${backendPort}`;
  const receiver = startProgram(observatoryMain, {
    env: {
      OBSERVATORY_PORT: String(port),
      OBSERVATORY_XRAY_PORT: 'off',
      OBSERVATORY_SMTP_PORT: 'off',
      OBSERVATORY_DATA: ':memory:',
    },
  });
  proxy = await startProxy(await createTestDatabase());
  const server = startProgram('src/main.ts', {
    execArgv: ['--import', './src/telemetry/start.ts'],
    env: {
      DATABASE_URL: proxy.url,
      FRONTEND_PORT: 'off',
      BACKEND_PORT: String(backendPort),
      LIMITS: 'off',
      LOG_LEVEL: 'silent',
      OBSERVATORY_URL: observatory,
    },
  });
  const areUp = () => {
    expect(receiver.output()).toContain('The Observatory is at');
    expect(server.output()).toContain('Listening on');
  };
  await vi.waitFor(areUp, { timeout: 30_000 });
  expect(server.output()).toContain(`Rollbar: on, to Observatory at ${observatory}\n`);
  expect(server.output()).toContain(
    `Rollbar in the browser: on, to Observatory at http://localhost:${port}\n`,
  );
}, 60_000);
afterAll(async () => {
  killPrograms();
  await proxy.cut();
});

async function itemsOf(query: string): Promise<Items['items']> {
  const answer = await fetch(`${observatory}/api/errors?${query}`);
  return ((await answer.json()) as Items).items;
}

test('the Observatory has a message and an error under the ids of their requests', async () => {
  expect(await (await fetch(`${backend}/rollbar/test`)).text()).toBe('Hello World!');
  await vi.waitFor(async () => {
    const [item] = await itemsOf('search=Hello World');
    expect(item).toMatchObject({ level: 'warning', platforms: ['server'] });
  }, 5_000);

  const failed = await fetch(`${backend}/rollbar/test?error=1`);
  const { trace_id } = (await failed.json()) as { trace_id: string };
  await vi.waitFor(async () => {
    const found = await itemsOf(`trace=${trace_id}`);
    expect(found).toHaveLength(1);
    expect(found[0]?.title).toContain('RollbarTestError: Hello Error!');
  }, 5_000);
});

test('an outage of the database is one item that happened a few times', async () => {
  await proxy.cut();
  const paths = ['/api/activities/home', '/api/trending', '/api/activities/@andrewbrown'];
  const statuses = new Set<number>();
  for (let n = 0; n < 60; n += 1) {
    statuses.add((await fetch(`${backend}${paths[n % paths.length]}`)).status);
  }
  expect([...statuses]).toEqual([503]);
  await vi.waitFor(async () => {
    const items = (await itemsOf('')).filter(({ title }) => !title.includes('Hello'));
    expect(items).toHaveLength(1);
    expect(items[0]?.occurrences).toBe(5);
  }, 5_000);
});
