import { setTimeout as wait } from 'node:timers/promises';
import { LiveEvent } from '@cruddur/contract/api/live.ts';
import pg from 'pg';
import { z } from 'zod';
import { LIVE_CHANNEL, type LiveSignal } from '../../db/publish.ts';

const CONNECT_TIMEOUT_MS = 3_000;
const QUERY_TIMEOUT_MS = 5_000;
/** How often a silent connection is asked whether it is there. */
const CHECK_MS = 25_000;
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 10_000;

const Signal = z.object({ event: LiveEvent, to: z.array(z.string()).optional() });

export interface ListenOptions {
  url: string;
  onSignal: (signal: LiveSignal) => void;
  /** From now on everything is heard; what happened before, since the last one was lost, was not. */
  onListening: () => void;
  /** Takes what ended a connection; another one is on its way. */
  onLost: (error: unknown) => void;
  /** Waits, until told to stop; a test does not. */
  pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Hears what any copy of the server publishes, by one connection of its own, for as long as the
 * process lives: one that is lost is made anew, after a pause that doubles. Answers what stops it.
 */
export function listenForSignals(options: ListenOptions): () => Promise<void> {
  const { onLost, pause = (ms, signal) => wait(ms, undefined, { signal, ref: false }) } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = run();

  async function run(): Promise<void> {
    let backoff = FIRST_BACKOFF_MS;
    while (!signal.aborted) {
      try {
        await listenOnce({ ...options, pause }, signal, () => {
          backoff = FIRST_BACKOFF_MS;
        });
      } catch (error) {
        if (signal.aborted) return;
        onLost(error);
      }
      // By chance between half and all of it, so that not all copies come at once.
      await pause(backoff * (0.5 + Math.random() / 2), signal).catch(() => {});
      backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
    }
  }

  return async () => {
    stopping.abort();
    await running;
  };
}

/** Listens on one connection until it is lost, which is thrown. */
async function listenOnce(
  { url, onSignal, onListening, pause }: Required<ListenOptions>,
  signal: AbortSignal,
  onConnected: () => void,
): Promise<never> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'cruddur-live',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  });
  const connection = new AbortController();
  const lost = new Promise<never>((_, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('The connection that listens has ended.')));
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { signal: connection.signal });
  });
  client.on('notification', ({ payload }) => {
    const heard = parse(payload);
    if (heard) onSignal(heard);
  });
  try {
    return await Promise.race([lost, serve()]);
  } finally {
    connection.abort();
    // Not awaited: a host that hangs would never say goodbye.
    client.end().catch(() => {});
  }

  async function serve(): Promise<never> {
    await client.connect();
    await client.query(`listen ${LIVE_CHANNEL}`);
    onConnected();
    onListening();
    for (;;) {
      await pause(CHECK_MS, connection.signal);
      await client.query('select 1');
    }
  }
}

/** A signal of ours; what another release may say besides is ignored. */
function parse(payload: string | undefined): LiveSignal | undefined {
  try {
    const { data } = Signal.safeParse(JSON.parse(payload ?? ''));
    return data && { event: data.event, ...(data.to && { to: data.to }) };
  } catch {
    return undefined;
  }
}
