import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { listen } from './testing/servers.ts';

const start = fileURLToPath(new URL('./start.ts', import.meta.url));
const counters = new URL('./counters.ts', import.meta.url).href;
const current = new URL('./current.ts', import.meta.url).href;

/** Makes one span, loses three in two ways, and ends as the application does. */
const program = `
  import { trace } from '@opentelemetry/api';
  const { countDropped } = await import('${counters}');
  const { shutdownTelemetry } = await import('${current}');
  trace.getTracer('test').startSpan('SELECT users').end();
  countDropped('relay', 'queue_full', 1);
  countDropped('relay', 'queue_full', 1);
  countDropped('relay', 'refused', 1);
  await shutdownTelemetry();
`;

async function outputOf(env: NodeJS.ProcessEnv, code: string): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['--import', start, '--input-type=module', '--eval', code],
    { env: { PATH: process.env.PATH, ...env }, cwd: import.meta.dirname },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  await new Promise((resolve) => child.on('close', resolve));
  const lines = text.trimEnd().split('\n');
  return lines.filter((line) => !/^(?:X-Ray|CloudWatch|Rollbar|Metrics)/.test(line));
}

it('losses are told beside all that was counted, and the process ends with one line of it', async () => {
  const sink = await listen((request, response) => {
    request.resume();
    response.end();
  });
  const lines = await outputOf({ OTEL_EXPORTER_OTLP_ENDPOINT: sink.url }, program);
  await sink.close();
  const dropped = lines.filter((line) => line.includes('were dropped'));
  expect(dropped).toEqual([
    'telemetry: these were dropped: relay.dropped.queue_full=1 (since the start: relay.dropped.queue_full=1)',
    expect.stringMatching(
      /^telemetry: these were dropped: relay.dropped.queue_full=1 relay.dropped.refused=1 \(since the start: .*relay.dropped.queue_full=2/,
    ),
  ]);
  expect(lines.at(-1)).toMatch(
    /^Telemetry: exporter.exported=1 metrics.exported=\d+ relay.dropped.queue_full=2 relay.dropped.refused=1$/,
  );
});

it('a process that counted nothing says nothing', async () => {
  expect(await outputOf({}, '')).toEqual([expect.stringMatching(/^Honeycomb: off/)]);
});
