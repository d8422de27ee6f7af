import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const start = fileURLToPath(new URL('./start.ts', import.meta.url));
const current = new URL('./current.ts', import.meta.url).href;

/** Answers one request with what telemetry says the request is, then ends as the application does. */
const program = `
  import http from 'node:http';
  const { currentTraceId, shutdownTelemetry } = await import('${current}');
  const server = http.createServer((request, response) => {
    const id = currentTraceId();
    response.end(id === currentTraceId() ? id : 'it changes');
  }).listen(0, '127.0.0.1', async () => {
    const url = 'http://127.0.0.1:' + server.address().port + '/api/x';
    const answer = await fetch(url);
    console.log(answer.headers.get('server-timing'));
    console.log(await answer.text());
    server.close();
    server.closeAllConnections();
    await shutdownTelemetry();
    console.log(process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap').join());
  });
`;

/** What is printed, without the lines of other vendors and those of the log. */
function aboutTracing(text: string): string[] {
  return text.split('\n').filter((line) => !/^(?:X-Ray|CloudWatch|Rollbar|Metrics)|^\{/.test(line));
}

function run(
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; lines: string[]; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', start, '--input-type=module', '--eval', program],
      { env: { PATH: process.env.PATH, ...env } },
    );
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    child.on('close', (code) => resolve({ code, lines: aboutTracing(text), text }));
  });
}

describe('the preload', () => {
  it('says where traces go, never a key, and lets the process end', async () => {
    const { code, lines, text } = await run({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://user:hunter2@127.0.0.1:9/secret-path',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-team=hunter2',
    });
    expect(lines[0]).toBe('Honeycomb: on, to OTLP endpoint at http://127.0.0.1:9');
    expect(lines[1]).toMatch(
      /^traceparent;desc="00-[0-9a-f]{32}-[0-9a-f]{16}-03", total;dur=[\d.]+$/,
    );
    expect(lines[1]).toContain(lines[2]);
    expect(text).not.toContain('hunter2');
    expect(code).toBe(0);
  });

  it.each<[string, NodeJS.ProcessEnv, string]>([
    ['nothing is set', {}, 'set HONEYCOMB_API_KEY or OTEL_EXPORTER_OTLP_ENDPOINT'],
    [
      'it is switched off',
      { OTEL_SDK_DISABLED: 'true', OBSERVATORY_URL: 'http://127.0.0.1:9' },
      'OTEL_SDK_DISABLED',
    ],
    ['the address is none', { OBSERVATORY_URL: 'nonsense' }, 'OBSERVATORY_URL is not an http'],
  ])('still gives each request an id when %s', async (_when, env, reason) => {
    const { code, lines } = await run(env);
    expect(lines[0]).toMatch(/^Honeycomb: off \(/);
    expect(lines[0]).toContain(reason);
    expect(lines[1]).toBe('null');
    expect(lines[2]).toMatch(/^[0-9a-f]{32}$/);
    expect(code).toBe(0);
  });
});
