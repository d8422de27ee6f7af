/**
 * What one Observatory process takes in, and how quickly it gives it back: spans a second
 * acknowledged and stored, peak memory, time from export to list and push, and the list and a
 * 500-span trace with everything stored. Run: `node bench/observatory-ingest.ts [spans]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bigTrace, spansPerBatch, TraceBatch } from './observatory-spans.ts';
import { cpuSeconds } from './shared/cpu.ts';
import { median, quantile, startObservatory, until } from './shared/observatory.ts';

const spansWanted = Number(process.argv[2] ?? 1_000_000);
const connections = 4;
const folder = mkdtempSync(join(tmpdir(), 'observatory-bench-'));
const observatory = await startObservatory(join(folder, 'bench.duckdb'));

try {
  const ingest = await measureIngest();
  const visibility = await measureVisibility();
  const reads = await measureReads();
  console.table({ ...ingest, ...visibility, ...reads });
} finally {
  await observatory.stop();
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
      refused += await observatory.post(body);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => sender(index)));
  const acknowledged = performance.now() - started;
  await until(async () => {
    const response = await fetch(`${observatory.url}/api/status`);
    const status = (await response.json()) as { spans: number };
    return status.spans >= sent;
  });
  const stored = performance.now() - started;
  return {
    'spans sent': sent,
    'spans/s acknowledged': Math.round(sent / (acknowledged / 1000)),
    'spans/s stored': Math.round(sent / (stored / 1000)),
    'batches asked to come again': refused,
    'CPU of the process, µs a span': Math.round((cpuSeconds(observatory.child) / sent) * 1e7) / 10,
    'peak memory (RSS), MB': observatory.peakMemory(),
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
    await observatory.post(body);
    await until(async () => {
      const response = await fetch(`${observatory.url}/api/traces?limit=100`);
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
  await observatory.post(body);
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
      await (await fetch(observatory.url + path)).text();
      times.push(performance.now() - started);
    }
    result[`${name}, ms, median`] = median(times);
    result[`${name}, ms, p95`] = quantile(times, 0.95);
  }
  result['peak memory at the end, MB'] = observatory.peakMemory();
  return result;
}

async function openLive() {
  const controller = new AbortController();
  const response = await fetch(`${observatory.url}/api/live`, { signal: controller.signal });
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
