/**
 * What one Observatory process takes in, and how quickly it gives it back: spans a second
 * acknowledged and stored, peak memory, time from export to list and push, and the list and a
 * 500-span trace with everything stored. Run: `node bench/observatory-ingest.ts [spans]`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bigTrace, spansPerBatch, TraceBatch } from './observatory-spans.ts';
import { cpuSeconds } from './shared/cpu.ts';

const spansWanted = Number(process.argv[2] ?? 1_000_000);
const connections = 4;
const folder = mkdtempSync(join(tmpdir(), 'observatory-bench-'));
const observatory = fileURLToPath(new URL('../observatory', import.meta.url));
const port = 40_000 + (process.pid % 20_000);
const base = `http://127.0.0.1:${port}`;
const agent = new Agent({ keepAlive: true, maxSockets: connections + 4 });

// As the launcher starts it. A small young generation matters most: V8 lets it grow to 128 MB else.
const flags = ['--max-semi-space-size=8', '--max-old-space-size=512'];
const server = spawn(process.execPath, [...flags, 'main.ts'], {
  cwd: observatory,
  env: {
    ...process.env,
    MALLOC_ARENA_MAX: '2',
    OBSERVATORY_PORT: String(port),
    OBSERVATORY_SMTP_PORT: 'off',
    OBSERVATORY_XRAY_PORT: 'off',
    OBSERVATORY_DATA: join(folder, 'bench.duckdb'),
  },
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});

try {
  await until(async () => (await fetch(`${base}/api/health`)).ok);
  const ingest = await measureIngest();
  const visibility = await measureVisibility();
  const reads = await measureReads();
  console.table({ ...ingest, ...visibility, ...reads });
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  agent.destroy();
  rmSync(folder, { recursive: true });
}

async function measureIngest() {
  const started = performance.now();
  let sent = 0;
  let refused = 0;
  const sender = async (seed: number) => {
    const batch = new TraceBatch(seed);
    while (sent < spansWanted) {
      sent += spansPerBatch;
      const body = batch.next();
      refused += await postUntilTaken(body);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => sender(index)));
  const acknowledged = performance.now() - started;
  await until(async () => {
    const response = await fetch(`${base}/api/status`);
    const status = (await response.json()) as { spans: number };
    return status.spans >= sent;
  });
  const stored = performance.now() - started;
  return {
    'spans sent': sent,
    'spans/s acknowledged': Math.round(sent / (acknowledged / 1000)),
    'spans/s stored': Math.round(sent / (stored / 1000)),
    'batches asked to come again': refused,
    'CPU of the process, µs a span': Math.round((cpuSeconds(server) / sent) * 1e7) / 10,
    'peak memory (RSS), MB': peakMemory(),
  };
}

async function measureVisibility() {
  const listed: number[] = [];
  const pushed: number[] = [];
  const batch = new TraceBatch(99);
  for (let round = 0; round < 10; round++) {
    const body = batch.next();
    const live = await openLive();
    const started = performance.now();
    const push = live.find(batch.lastTraceId).then(() => performance.now() - started);
    await postUntilTaken(body);
    await until(async () => {
      const response = await fetch(`${base}/api/traces?limit=100`);
      return (await response.text()).includes(batch.lastTraceId);
    });
    listed.push(performance.now() - started);
    pushed.push(await push);
    live.close();
  }
  return {
    'export to list, ms, median': median(listed),
    'export to list, ms, largest': Math.round(Math.max(...listed)),
    'export to push, ms, median': median(pushed),
    'export to push, ms, largest': Math.round(Math.max(...pushed)),
  };
}

async function measureReads() {
  const { traceId, body } = bigTrace(500);
  await postUntilTaken(body);
  const paths = {
    list: '/api/traces?limit=50',
    'list, errors': '/api/traces?limit=50&errors=1',
    'list, service': '/api/traces?limit=50&service=frontend-react&min_ms=1',
    'list, search': '/api/traces?limit=50&search=user-123',
    'trace of 500 spans': `/api/traces/${traceId}`,
  };
  const result: Record<string, number> = {};
  for (const [name, path] of Object.entries(paths)) {
    const times: number[] = [];
    for (let round = 0; round < 30; round++) {
      const started = performance.now();
      await (await fetch(base + path)).text();
      times.push(performance.now() - started);
    }
    result[`${name}, ms, median`] = median(times);
    result[`${name}, ms, p95`] = quantile(times, 0.95);
  }
  result['peak memory at the end, MB'] = peakMemory();
  return result;
}

/** Sends as exporters do, again after a refusal; resolves with how often it was refused. */
async function postUntilTaken(body: Uint8Array): Promise<number> {
  let refused = 0;
  while ((await post(body)) !== 200) {
    refused++;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return refused;
}

function post(body: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-protobuf', 'content-length': body.length };
    const request = httpRequest(`${base}/v1/traces`, { method: 'POST', agent, headers });
    request.on('error', reject);
    request.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    request.end(body);
  });
}

async function openLive() {
  const controller = new AbortController();
  const response = await fetch(`${base}/api/live`, { signal: controller.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  return {
    async find(text: string) {
      for (let seen = ''; !seen.includes(text); ) {
        const { value = '', done } = (await reader?.read()) ?? { done: true };
        if (done) throw new Error('the live feed ended');
        seen += value;
      }
    },
    close: () => controller.abort(),
  };
}

function peakMemory(): number {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    if (await condition().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('gave up after 30 s');
}

function median(values: number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return Math.round((sorted[index] ?? 0) * 10) / 10;
}
