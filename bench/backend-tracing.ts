/**
 * What tracing costs the backend: throughput and CPU of `GET /api/activities/home` on a real
 * PostgreSQL, with every span exported over without tracing, and beside it a null control (without
 * tracing, twice), which says how far the ratio can be trusted. Each round has fresh processes, all
 * three at once, which are loaded one after the other in short bursts: neighbours in time see the
 * same machine, and ratios are taken of them. Run: `node bench/backend-tracing.ts [rounds] [bursts] [NODE_ENV]`.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { startEmbeddedPostgres } from '../backend-node/src/db/embedded.ts';

const rounds = Number(process.argv[2] ?? 2);
const bursts = Number(process.argv[3] ?? 4);
/** Outside production, as `npm start` runs it, the API also checks its own answers. */
const mode = process.argv[4] ?? 'production';
const BURST_SECONDS = 3;
/** A fresh process needs about this many requests before its code is compiled. */
const WARM_UP_REQUESTS = 20_000;
/** Longer than spans wait for their batch, so that a burst pays for its own export. */
const SETTLE_MS = 700;
const CONNECTIONS = 10;
const TARGET = 0.8;
const backend = fileURLToPath(new URL('../backend-node', import.meta.url));
const variants = ['off', 'on', 'off again'] as const;
type Variant = (typeof variants)[number];

interface Figure {
  requestsPerSecond: number;
  cpuMicrosPerRequest: number;
  spansPerRequest: number;
}

const directory = mkdtempSync(join(tmpdir(), 'cruddur-bench-'));
chmodSync(directory, 0o755);
const postgres = await startEmbeddedPostgres({ directory });
const sink = fork(fileURLToPath(new URL('./backend-tracing/otlp-sink.ts', import.meta.url)));
try {
  const [sinkPort] = (await once(sink, 'message')) as [number];
  const figures: Record<Variant, Figure[]> = { off: [], on: [], 'off again': [] };
  for (let round = 0; round < rounds; round += 1) await runRound(figures, sinkPort);
  report(figures);
} finally {
  sink.disconnect();
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
}

async function runRound(figures: Record<Variant, Figure[]>, sinkPort: number): Promise<void> {
  const servers = await Promise.all(
    variants.map(async (variant) => ({ variant, ...(await startBackend(variant, sinkPort)) })),
  );
  try {
    for (const { url } of servers) await load(url, { amount: WARM_UP_REQUESTS });
    await settle();
    for (let burst = 0; burst < bursts; burst += 1) {
      // The order turns, so that nobody always comes first.
      for (let n = 0; n < servers.length; n += 1) {
        const one = servers[(burst + n) % servers.length];
        if (one) figures[one.variant].push(await measure(one.url, one.server));
      }
    }
  } finally {
    for (const { server } of servers) await stop(server);
  }
}

async function startBackend(variant: Variant, sinkPort: number) {
  const port = await freePort();
  const server = spawn(process.execPath, ['--import', './src/telemetry/start.ts', 'src/main.ts'], {
    cwd: backend,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: mode,
      DATABASE_URL: postgres.url,
      BACKEND_PORT: String(port),
      FRONTEND_PORT: 'off',
      ...(variant === 'on' && { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${sinkPort}` }),
    },
  });
  const url = `http://127.0.0.1:${port}/api/activities/home`;
  await untilAnswered(url, server);
  return { url, server };
}

async function measure(url: string, server: ChildProcess): Promise<Figure> {
  const spansBefore = await countSpans();
  const cpuBefore = cpuSeconds(server);
  const { requests, non2xx, errors } = await load(url, { duration: BURST_SECONDS });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests failed.`);
  await settle();
  return {
    requestsPerSecond: requests.total / BURST_SECONDS,
    cpuMicrosPerRequest: ((cpuSeconds(server) - cpuBefore) * 1e6) / requests.total,
    spansPerRequest: ((await countSpans()) - spansBefore) / requests.total,
  };
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}

function load(
  url: string,
  length: { duration: number } | { amount: number },
): Promise<autocannon.Result> {
  return autocannon({ url, ...length, connections: CONNECTIONS });
}

async function countSpans(): Promise<number> {
  sink.send('count');
  const [spans] = (await once(sink, 'message')) as [number];
  return spans;
}

/** User and system time of a process (Linux: proc_pid_stat(5), in hundredths of a second). */
function cpuSeconds({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

async function untilAnswered(url: string, server: ChildProcess): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline && server.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The backend did not start.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

function report(figures: Record<Variant, Figure[]>): void {
  const of = (variant: Variant, key: keyof Figure) => median(figures[variant].map((f) => f[key]));
  console.table(
    Object.fromEntries(
      variants.map((variant) => [
        variant,
        {
          'req/s': Math.round(of(variant, 'requestsPerSecond')),
          'CPU µs/req': Math.round(of(variant, 'cpuMicrosPerRequest')),
          'spans/req': Number(of(variant, 'spansPerRequest').toFixed(2)),
        },
      ]),
    ),
  );
  // Each ratio is of neighbours in time, which see the same machine.
  const ratio = (key: 'requestsPerSecond' | 'cpuMicrosPerRequest', over: Variant, under: Variant) =>
    median(
      figures[over].map((figure, n) => figure[key] / (figures[under][n]?.[key] ?? Number.NaN)),
    );
  const throughput = ratio('requestsPerSecond', 'on', 'off');
  const control = ratio('requestsPerSecond', 'off again', 'off');
  console.log(`throughput, tracing on over off: ${throughput.toFixed(2)} (target ${TARGET})`);
  console.log(`throughput, null control:        ${control.toFixed(2)}`);
  console.log(
    `CPU, tracing on over off:        ${ratio('cpuMicrosPerRequest', 'on', 'off').toFixed(2)}`,
  );
  console.log(
    `CPU, null control:               ${ratio('cpuMicrosPerRequest', 'off again', 'off').toFixed(2)}`,
  );
}
