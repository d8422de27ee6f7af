import type { Database } from '../../db/schema.ts';
import { LiveHub } from './hub.ts';
import { listenForSignals } from './listen.ts';
import { findAliveSessions } from './sessions.queries.ts';

/** Proxies and load balancers end what is silent for 30 to 60 s. */
const HEARTBEAT_MS = 25_000;

export interface LiveOptions {
  db: Database;
  clock: () => Date;
  onError: (error: unknown) => void;
}

/** A hub that nobody tells anything yet. */
export function createHub({ db, clock, onError }: LiveOptions): LiveHub {
  return new LiveHub({
    aliveSessions: (sessions) => findAliveSessions(db, sessions, clock()),
    onError,
  });
}

/** Tells the hub what any copy of the server publishes. Answers what stops that and ends every connection. */
export function startLive(
  hub: LiveHub,
  { url, onError }: { url: string; onError: (error: unknown) => void },
): () => Promise<void> {
  const stopListening = listenForSignals({
    url,
    onSignal: (signal) => hub.deliver(signal),
    onListening: () => hub.missed(),
    onLost: onError,
  });
  const beating = setInterval(() => hub.beat(), HEARTBEAT_MS).unref();
  return async () => {
    clearInterval(beating);
    hub.close();
    await stopListening();
  };
}
