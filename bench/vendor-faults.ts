/**
 * Whether a vendor's fault reaches people: p99 of the home feed while one vendor after the other is
 * slow (30 s), refuses, resets, answers 429 and 500, over that of two backends whose vendors are
 * well. The three (the second of those two is the null control, which says how far the ratio can be
 * trusted) are asked at the same time, equally often. Beside it: how often the fault hit, how long
 * after its end the vendor had something new, and what the process had in memory.
 * Run: `node bench/vendor-faults.ts [seconds of each fault]`.
 */
import { loadavg } from 'node:os';
import pg from 'pg';
import {
  type FaultOrder,
  type Vendor,
  vendors,
  vendorsAt,
} from '../backend-node/test/vendors/faults.ts';
import { startFeedDatabase } from './backend/feed-database.ts';
import { PRODUCT, type Server, startServer, stopServer } from './backend/server.ts';
import { closeConnections, get, loadEvenly } from './vendor-faults/load.ts';
import { residentMegabytes } from './vendor-faults/memory.ts';
import { startObservatory } from './vendor-faults/observatory.ts';
import { type Case, report } from './vendor-faults/report.ts';

const seconds = Number(process.argv[2] ?? 6);
const WARM_UP_SECONDS = 15;
const PATIENCE_MS = 60_000;
const faults: Record<string, FaultOrder> = {
  'is slow': { mode: 'slow', delay_ms: 30_000 },
  refuses: { mode: 'refuse' },
  resets: { mode: 'reset' },
  'answers 429': { mode: 'status', status: 429, retry_after_s: 1 },
  'answers 500': { mode: 'status', status: 500 },
};

const stops: (() => Promise<void>)[] = [];
try {
  const database = await startFeedDatabase();
  stops.push(database.stop);
  const [well, ill] = await Promise.all([startObservatory(), startObservatory()]);
  stops.push(well.stop, ill.stop);
  const servers: Server[] = [];
  for (const { env } of [well, well, ill]) {
    const server = await startServer(PRODUCT, {
      ...env,
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
    });
    stops.push(() => stopServer(server));
    servers.push(server);
  }
  await breakTrends(database.url);
  await loadEvenly(
    servers.map(({ url }) => url),
    WARM_UP_SECONDS,
  );
  const cases: Case[] = [];
  for (const [name, fault] of Object.entries(faults)) {
    for (const vendor of vendors) cases.push(await measure(servers, ill.url, vendor, name, fault));
  }
  report(cases);
  const memory = servers.map((server) => residentMegabytes(server.process));
  console.log(`in memory at the end: ${memory[2]} MB, the others ${memory[0]} and ${memory[1]} MB`);
  console.log(
    `load of the machine in the last minutes: ${loadavg()
      .map((one) => one.toFixed(1))
      .join(', ')}`,
  );
} finally {
  closeConnections();
  for (const stop of stops.toReversed()) await stop();
}

async function measure(
  servers: readonly Server[],
  observatory: string,
  vendor: Vendor,
  name: string,
  fault: FaultOrder,
): Promise<Case> {
  const receiver = vendorsAt(observatory);
  const atFault = servers[2];
  if (!atFault) throw new Error('There is no server.');
  const before = residentMegabytes(atFault.process);
  await receiver.order(vendor, fault);
  if (vendor === 'rollbar') {
    // Something to report, by all alike; rarely, since of one kind few are sent.
    await Promise.all(servers.map(({ url }) => get(new URL('/api/trending', url).href)));
  }
  const [normal = [], again = [], faulty = []] = await loadEvenly(
    servers.map(({ url }) => url),
    seconds,
  );
  const hits = await receiver.hits(vendor);
  if (hits === 0) throw new Error(`The fault of ${vendor} has hit nothing.`);
  const after = residentMegabytes(atFault.process);
  const ended = performance.now();
  await receiver.end(vendor);
  const path = vendor === 'rollbar' ? '/rollbar/test' : '/api/activities/home';
  const { headers } = await get(new URL(path, atFault.url).href);
  const traceId = /desc="00-([0-9a-f]{32})-/.exec(String(headers['server-timing']))?.[1] ?? '';
  const isBack = await receiver.has(vendor, traceId, PATIENCE_MS);
  if (!isBack) throw new Error(`${vendor} was not sent to again.`);
  const backAfter = (performance.now() - ended) / 1_000;
  return { vendor, fault: name, faulty, normal, again, hits, backAfter, memory: [before, after] };
}

/** From here on the trends are a fault of ours, which Rollbar is told. */
async function breakTrends(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('alter table hashtags rename to gone');
  await client.end();
}
