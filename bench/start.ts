import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withoutOurs } from '../backend-node/launch/environment.mjs';
import { root } from '../backend-node/launch/paths.mjs';
import { freePorts } from '../backend-node/launch/ports.ts';
import packageJson from '../package.json' with { type: 'json' };

/**
 * Seconds from `npm start` to the first page that it serves: in a fresh copy of the repository
 * (packages installed from the registry or npm's cache, both pages built, a database made), and in
 * the same copy once more, five times, when nothing is missing.
 */
const WARM_RUNS = 5;
const sources = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  '.env.example',
  'tsconfig.base.json',
];
const { workspaces } = packageJson;

const copy = mkdtempSync(join(tmpdir(), 'cruddur-start-'));
try {
  for (const path of [...sources, ...workspaces]) {
    const filter = (from: string) =>
      !/[\\/](node_modules|dist)([\\/]|$)/.test(from.slice(root.length));
    cpSync(join(root, path), join(copy, path), { recursive: true, filter });
  }
  console.log(`fresh: ${(await secondsToFirstPage()).toFixed(1)} s`);
  const warm: number[] = [];
  for (let run = 0; run < WARM_RUNS; run += 1) warm.push(await secondsToFirstPage());
  warm.sort((a, b) => a - b);
  const [min, median, max] = [0, Math.floor(WARM_RUNS / 2), WARM_RUNS - 1].map((at) =>
    warm[at]?.toFixed(2),
  );
  console.log(`warm: median ${median} s (${min} to ${max}, ${WARM_RUNS} runs)`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

async function secondsToFirstPage(): Promise<number> {
  const [frontend = 0, backend = 0, observatory = 0, smtp = 0, xray = 0] = await freePorts(5);
  const env = {
    ...withoutOurs({ ...process.env }),
    FRONTEND_PORT: String(frontend),
    BACKEND_PORT: String(backend),
    OBSERVATORY_PORT: String(observatory),
    OBSERVATORY_SMTP_PORT: String(smtp),
    OBSERVATORY_XRAY_PORT: String(xray),
  };
  const started = performance.now();
  const child = spawn('npm', ['start'], { cwd: copy, env, stdio: 'ignore', detached: true });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!(await answers(`http://127.0.0.1:${frontend}/`))) {
    if (over) throw new Error('npm start ended before it served a page');
    await pause(10);
  }
  const seconds = (performance.now() - started) / 1000;
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
  return seconds;
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => undefined);
  return answer?.ok === true && (await answer.text()).includes('<title>');
}
