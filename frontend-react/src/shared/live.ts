import type { LiveEvent } from '@cruddur/contract/api/live.ts';
import { causedBy } from '../telemetry/queries.ts';
import { type Connection, connect } from './live-connection.ts';

/** One lock and one channel of the browser: the tab that holds the lock has the connection. */
const NAME = 'cruddur.live';

type Handler = (event: LiveEvent) => void;
type Call = { event: LiveEvent } | 'reopen';

const handlers = new Set<Handler>();
let stop: (() => void) | undefined;
let channel: BroadcastChannel | undefined;
let connection: Connection | undefined;

/**
 * Calls `handler` with every live event until the returned function is called. All tabs of the
 * browser share one connection, since a browser opens few to one origin. `hello` comes after a
 * connection was lost or the session has changed: whatever is shown may be out of date then.
 */
export function subscribeLive(handler: Handler): () => void {
  handlers.add(handler);
  stop ??= start();
  return () => {
    handlers.delete(handler);
    if (handlers.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

/** After signing in or out: the connection belongs to the session that opened it. */
export function reopenLive(): void {
  if (connection) connection.reopen();
  else channel?.postMessage('reopen' satisfies Call);
}

function start(): () => void {
  if (typeof EventSource === 'undefined') return () => {};
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return lead(false);
  const tabs = new BroadcastChannel(NAME);
  channel = tabs;
  tabs.onmessage = ({ data }: MessageEvent<Call>) => {
    if (data === 'reopen') connection?.reopen();
    else deliver(data.event);
  };
  const leaving = new AbortController();
  void share(leaving.signal).catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error;
  });
  return () => {
    leaving.abort();
    tabs.close();
    if (channel === tabs) channel = undefined;
  };
}

/** Leads at once if no other tab does; else as soon as the tab that does is closed. */
async function share(leaving: AbortSignal): Promise<void> {
  const led = await navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
    if (!lock || leaving.aborted) return false;
    await leadUntil(leaving, false);
    return true;
  });
  if (led || leaving.aborted) return;
  await navigator.locks.request(NAME, { signal: leaving }, () => leadUntil(leaving, true));
}

function leadUntil(leaving: AbortSignal, missed: boolean): Promise<void> {
  const end = lead(missed);
  return new Promise((resolve) => {
    const release = () => {
      end();
      resolve();
    };
    if (leaving.aborted) release();
    else leaving.addEventListener('abort', release, { once: true });
  });
}

function lead(missed: boolean): () => void {
  const own = connect((event) => {
    channel?.postMessage({ event } satisfies Call);
    deliver(event);
  }, missed);
  connection = own;
  return () => {
    own.close();
    if (connection === own) connection = undefined;
  };
}

function deliver(event: LiveEvent): void {
  causedByLive(() => {
    for (const handler of handlers) handler(event);
  });
}

/** For what a live event brings about later than at once: none of it is what somebody here did. */
export function causedByLive(work: () => void): void {
  causedBy('live.event', work);
}
