import { afterEach, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.ts';
import { killPrograms, startProgram } from '../../../test/process.ts';
import { type LogsService, startLogsService } from './cloudwatch/testing.ts';

const HOME = '/api/activities/home';
const services: LogsService[] = [];
afterEach(async () => {
  killPrograms();
  for (const service of services.splice(0)) await service.close();
});

/** The server itself, with a place to send its lines to and no tracing. */
async function start(env: Record<string, string> = {}) {
  const service = await startLogsService();
  services.push(service);
  const program = startProgram('src/main.ts', {
    execArgv: ['--import', './src/telemetry/start.ts'],
    env: {
      FRONTEND_PORT: 'off',
      BACKEND_PORT: '0',
      DATABASE_URL: await createTestDatabase(),
      OBSERVATORY_URL: service.url,
      OTEL_SDK_DISABLED: 'true',
      ...env,
    },
  });
  const address = () => /Listening on (\S+)/.exec(program.output())?.[1] ?? '';
  await expect.poll(address, { timeout: 15_000 }).not.toBe('');
  const stop = async () => {
    program.child.kill('SIGTERM');
    return program.ended;
  };
  return { service, program, url: address(), stop };
}

const jsonLines = (output: string) => output.split('\n').filter((line) => line.startsWith('{'));

test('the lines on standard output are in CloudWatch Logs when the server has ended, and the metrics of its requests', async () => {
  const { service, program, url, stop } = await start({ CLOUDWATCH_LOG_RETENTION_DAYS: '3' });
  const statuses: number[] = [];
  for (const path of [`${HOME}?cursor=hunter2`, HOME, '/api/nothing', '/api/health-check']) {
    const answer = await fetch(url + path, { headers: { cookie: 'session=hunter2' } });
    await answer.text();
    statuses.push(answer.status);
  }
  expect(await stop()).toBe(0);
  expect(program.output()).toContain(`CloudWatch Logs: on, to Observatory at ${service.url}\n`);

  const sent = service.messages();
  const metrics = sent.filter((text) => text.includes('"_aws"')).map((text) => JSON.parse(text));
  expect(metrics).toEqual([
    expect.objectContaining({ RequestCount: 3, ErrorCount: 0, Service: 'backend-node' }),
  ]);
  const lines = sent.filter((text) => !text.includes('"_aws"'));
  expect(lines).toEqual(jsonLines(program.output()));
  const told = lines.map((text) => JSON.parse(text));
  expect(told.map(({ message }) => message)).toEqual([
    `GET ${HOME} ${statuses[0]}`,
    `Hello Cloudwatch! from ${HOME}`,
    `GET ${HOME} 200`,
    'GET /api/nothing 404',
  ]);
  expect(told[2]).toMatchObject({
    'http.route': HOME,
    trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(told[2].trace_id).toBe(told[1].trace_id);
  expect(sent.join()).not.toContain('hunter2');
  expect(service.puts[0]).toMatchObject({
    group: 'cruddur',
    stream: expect.stringMatching(/^backend-node\/\d{4}-\d\d-\d\d\/[0-9a-f-]{36}$/),
  });
  expect(service.retention.get('cruddur')).toBe(3);
}, 60_000);

test('a service that hangs delays neither a request nor the end', async () => {
  const { service, program, url, stop } = await start();
  service.fail('hang');
  const started = performance.now();
  for (let n = 0; n < 50; n += 1) await (await fetch(url + HOME)).text();
  // Five seconds is what waiting for the service would take.
  expect((performance.now() - started) / 50).toBeLessThan(500);
  await expect.poll(() => service.operations.length, { timeout: 5_000 }).toBeGreaterThan(0);
  const ending = performance.now();
  expect(await stop()).toBe(0);
  expect(performance.now() - ending).toBeLessThan(10_000);
  // Two lines a request, and one of metrics.
  expect(program.output()).toMatch(/^Telemetry: .*cloudwatch\.dropped\.unavailable=101\b/m);
}, 60_000);
