import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RollbarReceiver, startRollbarReceiver } from './testing/rollbar.ts';

const start = fileURLToPath(new URL('./start.ts', import.meta.url));
let receiver: RollbarReceiver;
beforeEach(async () => {
  receiver = await startRollbarReceiver();
});
afterEach(() => receiver.close());

/** Runs what a request does a moment after it came, in a server that would run on for ever. */
async function run(code: string, isRead = true) {
  const program = `
    import http from 'node:http';
    const server = http.createServer((request, response) => {
      setTimeout(() => { ${code} }, 1);
    }).listen(0, '127.0.0.1', () => {
      fetch('http://127.0.0.1:' + server.address().port + '/api/x').catch(() => {});
    });`;
  const child = spawn(
    process.execPath,
    ['--import', start, '--input-type=module', '--eval', program],
    {
      env: {
        PATH: process.env.PATH,
        ROLLBAR_ACCESS_TOKEN: 'token',
        ROLLBAR_ENDPOINT: receiver.endpoint,
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      },
    },
  );
  const startedMs = performance.now();
  let text = '';
  // What started it is gone, as after a kill: all that it says now fails.
  if (!isRead) for (const stream of [child.stdout, child.stderr]) stream.destroy();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  const deadline = setTimeout(() => child.kill('SIGKILL'), 15_000);
  const ended = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(deadline);
  return { code: ended, text, ms: performance.now() - startedMs };
}

it.each([
  ['exception', "throw new RangeError('password=hunter2')"],
  ['rejection', "Promise.reject(new RangeError('password=hunter2'))"],
  [
    'exception that is reported twice',
    "const e = new RangeError('x'); process.nextTick(() => { throw e; }); throw e",
  ],
])('an uncaught %s ends the process with 1, after one item and one line', async (_what, code) => {
  const { code: ended, text } = await run(code);
  expect(ended).toBe(1);
  expect(receiver.items).toHaveLength(1);
  const [{ data } = { data: undefined }] = receiver.items;
  expect(data?.level).toBe('critical');
  expect(data?.custom).toMatchObject({ uncaught: true });
  expect(data?.body.trace_chain?.[0]?.exception.class).toBe('RangeError');
  const lines = text
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ level: 'error', 'exception.type': 'RangeError' });
  // Both are found under the id of the request that did it.
  expect(lines[0].trace_id).toMatch(/^[0-9a-f]{32}$/);
  expect(data?.custom.trace_id).toBe(lines[0].trace_id);
  expect(text + receiver.items[0]?.text).not.toContain('hunter2');
});

it('a receiver that hangs holds up the end for its deadline and no longer', async () => {
  receiver.behave(() => {});
  const { code, ms } = await run("throw new Error('x')");
  expect(code).toBe(1);
  expect(ms).toBeLessThan(6_000);
});

it('ends also where nobody is left who reads what it says', async () => {
  const { code } = await run("throw new Error('x')", false);
  expect(code).toBe(1);
});

it('a line to stderr that nobody reads ends nothing', async () => {
  const code = "process.stderr.write('x'); setTimeout(() => process.exit(7), 200)";
  expect((await run(code, false)).code).toBe(7);
});
