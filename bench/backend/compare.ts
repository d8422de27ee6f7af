import autocannon from 'autocannon';
import { cpuSeconds } from '../shared/cpu.ts';
import { type Server, startServer, stopServer } from './server.ts';
import type { Counts } from './sink/counts.ts';
import type { Destination, Sink } from './sink.ts';

const BURST_SECONDS = 3;
/** Of a fresh process; by then what every request runs is compiled. */
const WARM_UP_REQUESTS = 10_000;
const CONNECTIONS = 10;

export interface Variant<Name extends string> {
  readonly name: Name;
  /** What Node is given to run it. */
  readonly args: readonly string[];
  readonly env: (destination: Destination) => NodeJS.ProcessEnv;
}

export interface Burst {
  requestsPerSecond: number;
  cpuMicrosPerRequest: number;
}

/** What one process sent from its start to its end, for how many requests. */
export interface Sent {
  requests: number;
  counts: Counts;
}

export interface Measured {
  bursts: Burst[];
  /** Of each round. */
  sent: Sent[];
}

export interface ComparisonOptions<Name extends string> {
  variants: readonly Variant<Name>[];
  sink: Sink;
  rounds: number;
  bursts: number;
  /** Longer than telemetry waits for its batch, so that a burst pays for its own export. */
  settleMs: number;
  /** Of every variant alike. */
  env: NodeJS.ProcessEnv;
  /** Asked of each server at its end. */
  atLast?: (server: Server) => Promise<void>;
}

/**
 * Measures the home feed of each variant. Each round has fresh processes, all at once, which are
 * loaded one after the other in short bursts: neighbours in time see the same machine. Bursts of
 * the same number are neighbours.
 */
export async function compare<Name extends string>(
  options: ComparisonOptions<Name>,
): Promise<Record<Name, Measured>> {
  const empty = options.variants.map(({ name }) => [name, { bursts: [], sent: [] }]);
  const measured = Object.fromEntries(empty) as unknown as Record<Name, Measured>;
  for (let round = 0; round < options.rounds; round += 1) await runRound(options, measured);
  return measured;
}

interface Running<Name extends string> {
  readonly name: Name;
  readonly server: Server;
  readonly destination: Destination;
  requests: number;
}

async function runRound<Name extends string>(
  { variants, sink, bursts, settleMs, env, atLast }: ComparisonOptions<Name>,
  measured: Record<Name, Measured>,
): Promise<void> {
  const all: Running<Name>[] = [];
  try {
    for (const { name, args, env: own } of variants) {
      const destination = await sink.open();
      const server = await startServer(args, { ...env, ...own(destination) });
      all.push({ name, server, destination, requests: 0 });
    }
    for (const one of all) await load(one, { amount: WARM_UP_REQUESTS });
    await pause(settleMs);
    for (let burst = 0; burst < bursts; burst += 1) {
      // The order turns, so that nobody always comes first.
      for (let n = 0; n < all.length; n += 1) {
        const one = all[(burst + n) % all.length];
        if (one) measured[one.name].bursts.push(await measure(one, settleMs));
      }
    }
    for (const { server } of all) await atLast?.(server);
  } finally {
    for (const { server } of all) await stopServer(server);
  }
  for (const { name, destination, requests } of all) {
    measured[name].sent.push({ requests, counts: await destination.counts() });
  }
}

async function measure(one: Running<string>, settleMs: number): Promise<Burst> {
  const cpuBefore = cpuSeconds(one.server.process);
  const requests = await load(one, { duration: BURST_SECONDS });
  await pause(settleMs);
  return {
    requestsPerSecond: requests / BURST_SECONDS,
    cpuMicrosPerRequest: ((cpuSeconds(one.server.process) - cpuBefore) * 1e6) / requests,
  };
}

/** Loads a server; answers how many requests it answered, all of them well. */
async function load(
  one: Running<string>,
  length: { duration: number } | { amount: number },
): Promise<number> {
  const { url } = one.server;
  const { requests, non2xx, errors } = await autocannon({
    url,
    ...length,
    connections: CONNECTIONS,
  });
  if (non2xx + errors > 0) throw new Error(`${one.name}: ${non2xx + errors} requests failed.`);
  one.requests += requests.total;
  return requests.total;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
