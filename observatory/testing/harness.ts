import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { TraceDetail } from '../api.ts';
import type { Config } from '../config.ts';
import { type RunningServer, startServer } from '../server.ts';

export { until } from './until.ts';

/** A real server on a free port; what it logs is kept. */
export interface Harness extends RunningServer {
  logged: string[];
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
  detail(traceId: string): Promise<TraceDetail>;
  /** Rows of the wide table. */
  rows(where: string): Promise<Record<string, unknown>[]>;
}

export async function startHarness(overrides: Partial<Config> = {}): Promise<Harness> {
  const logged: string[] = [];
  const config: Config = {
    port: 0,
    smtpPort: undefined,
    xrayPort: undefined,
    host: '127.0.0.1',
    data: ':memory:',
    allowedHosts: [],
    maxSpans: 1_000_000,
    maxDiskBytes: 2 ** 31,
    maxMemoryBytes: 2 ** 29,
    ...overrides,
  };
  const server = await startServer(config, (sentence) => logged.push(sentence));
  return {
    ...server,
    logged,
    post: (body, headers = {}) =>
      fetch(`${server.url}/v1/traces`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      } as RequestInit),
    async detail(traceId) {
      const response = await fetch(`${server.url}/api/traces/${traceId}`);
      return (await response.json()) as TraceDetail;
    },
    async rows(where) {
      await server.observatory.writer.flush();
      const sql = `SELECT * FROM spans WHERE ${where}`;
      return (await server.observatory.reader.runAndReadAll(sql)).getRowObjectsJS();
    },
  };
}

/** A path in a folder of its own, which goes when the test is over. */
export function temporaryFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'observatory-')), 'test.duckdb');
  onTestFinished(() => rmSync(dirname(file), { recursive: true, force: true }));
  return file;
}
