import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';

export interface ObservatoryProcess {
  url: string;
  child: ChildProcess;
  /** Sends spans as exporters do, again after a refusal; resolves with how often it was refused. */
  post(body: Uint8Array): Promise<number>;
  /** The most memory that it has had so far, in MB. */
  peakMemory(): number;
  stop(): Promise<void>;
}

/** An Observatory of its own, as the launcher starts it, once it answers. */
export async function startObservatory(
  data: string,
  settings: Record<string, string> = {},
): Promise<ObservatoryProcess> {
  const port = 40_000 + (process.pid % 20_000);
  const url = `http://127.0.0.1:${port}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  // A small young generation matters most: V8 lets it grow to 128 MB else.
  const flags = ['--max-semi-space-size=8', '--max-old-space-size=512'];
  const child = spawn(process.execPath, [...flags, 'main.ts'], {
    cwd: fileURLToPath(new URL('../../observatory', import.meta.url)),
    env: {
      ...process.env,
      MALLOC_ARENA_MAX: '2',
      OBSERVATORY_PORT: String(port),
      OBSERVATORY_SMTP_PORT: 'off',
      OBSERVATORY_XRAY_PORT: 'off',
      OBSERVATORY_DATA: data,
      ...settings,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await until(async () => (await fetch(`${url}/api/health`)).ok);
  return {
    url,
    child,
    async post(body) {
      let refused = 0;
      while ((await send(`${url}/v1/traces`, body, agent)) !== 200) {
        refused++;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return refused;
    },
    peakMemory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
    },
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
      agent.destroy();
    },
  };
}

function send(url: string, body: Uint8Array, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-protobuf', 'content-length': body.length };
    const request = httpRequest(url, { method: 'POST', agent, headers });
    request.on('error', reject);
    request.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    request.end(body);
  });
}

/** @throws Error when the condition does not hold in time; what it throws itself counts as no. */
export async function until(condition: () => Promise<boolean>, ms = 30_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (performance.now() < deadline) {
    if (await condition().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`gave up after ${ms / 1000} s`);
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value at that share of the sorted ones, to a tenth. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return Math.round((sorted[index] ?? 0) * 10) / 10;
}
