/**
 * Whether the home feed stays as quick as it was: p99 of `GET /api/activities/home` as somebody
 * signed in reads it, five pages deep, with 1 M activities over that with 1 k, each in a database of
 * its own on one PostgreSQL. The three servers (a second one with 1 k is the null control, which
 * says how far the ratio can be trusted) are asked in turns, so that all see the same machine.
 * Run: `node bench/home-feed.ts [requests] [activities]`.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import pg from 'pg';
import { startEmbeddedPostgres } from '../backend-node/src/db/embedded.ts';
import { openDatabase } from '../backend-node/src/db/pool.ts';
import { prepareDatabase } from '../backend-node/src/db/prepare.ts';
import { homeRoutes } from '../backend-node/src/features/activities/home.routes.ts';
import { fill } from './home-feed/fill.ts';

const requests = Number(process.argv[2] ?? 3_000);
const many = Number(process.argv[3] ?? 1_000_000);
const FEW = 1_000;
const WARM_UP = 300;
const DEPTH = 5;
const TARGET = 1.3;

const directory = mkdtempSync(join(tmpdir(), 'cruddur-home-feed-'));
chmodSync(directory, 0o755);
const postgres = await startEmbeddedPostgres({ directory, settings: { fsync: 'off' } });
const agent = new Agent({ keepAlive: true });
const variants = await Promise.all([
  startVariant('few', FEW),
  startVariant('many', many),
  startVariant('few_again', FEW),
]);
try {
  for (let n = -WARM_UP; n < requests; n += 1) {
    for (const variant of variants) {
      const took = await variant.next();
      if (n >= 0) variant.times.push(took);
    }
  }
  const [few, lots, again] = variants.map(({ times }) => figures(times));
  if (!few || !lots || !again) throw new Error('Nothing was measured.');
  console.table({
    [`${FEW} activities`]: few,
    [`${many} activities`]: lots,
    'null control': again,
  });
  const ratio = lots.p99_ms / few.p99_ms;
  console.log(
    `p99 ${ratio.toFixed(2)} times that of ${FEW} (wanted: at most ${TARGET}; null control ${(again.p99_ms / few.p99_ms).toFixed(2)}), median ${(lots.median_ms / few.median_ms).toFixed(2)} times`,
  );
} finally {
  for (const variant of variants) await variant.stop();
  agent.destroy();
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
}

/** A server of its own database; `next` reads the next page, and answers how long that took. */
async function startVariant(name: string, count: number) {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const address = new URL(postgres.url);
  address.pathname = name;
  const url = address.href;
  await prepareDatabase({ url, demoData: false, now: new Date() });
  const uuid = await fill(url, count);

  const db = openDatabase({ url, size: 2 });
  const viewer = { uuid, handle: 'reader', display_name: 'Reader', avatar_uuid: null };
  const person = async () => ({ ...viewer, session_uuid: uuid });
  const currentPerson = { find: person, require: person };
  const clock = () => new Date();
  const app = express().use(homeRoutes({ db, currentPerson, clock, checkAnswers: false }));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;

  const FIRST = '/api/activities/home';
  let page = FIRST;
  let depth = 0;
  return {
    times: [] as number[],
    async next(): Promise<number> {
      const started = performance.now();
      const link = await get(port, page);
      const took = performance.now() - started;
      depth = (depth + 1) % DEPTH;
      page = (depth > 0 && /^<([^>]+)>/.exec(link)?.[1]) || FIRST;
      return took;
    },
    async stop(): Promise<void> {
      server.close();
      await db.destroy();
    },
  };
}

/** Reads an answer to its end; answers its `Link` header. */
function get(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ agent, port, path, host: '127.0.0.1' }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
      response.resume().on('end', () => resolve(String(response.headers.link ?? '')));
    })
      .on('error', reject)
      .end();
  });
}

function figures(times: number[]) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
  return { median_ms: at(0.5), p90_ms: at(0.9), p99_ms: at(0.99) };
}
