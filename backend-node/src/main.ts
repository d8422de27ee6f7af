import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { DatabaseError, waitForDatabase } from './db/connect.ts';
import { openDatabase } from './db/pool.ts';
import { sharedSecret } from './db/secrets.ts';
import { openBucket } from './features/images/bucket.ts';
import { createHub, startLive } from './features/live/live.ts';
import { createLimits, noLimits } from './http/limits.ts';
import { drain, ListenError, listen } from './http/listen.ts';
import { reportFault } from './http/report.ts';
import { startJobs } from './jobs.ts';
import { startMailer } from './mail/start.ts';
import { describeError, shutdownTelemetry } from './telemetry/current.ts';
import { createRelay } from './telemetry/relay/index.ts';
import { pageSettings } from './telemetry/rollbar/page-settings.ts';
import { reportUncaught } from './telemetry/uncaught.ts';

const DATABASE_PATIENCE_MS = 30_000;
const DRAIN_DEADLINE_MS = 10_000;
const MAIL_DEADLINE_MS = 5_000;
/** Longer than hashing a password and keeping an account takes. */
const EVEN_MS = 400;

const clock = () => new Date();
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
// The launcher died, even if by kill -9.
process.once('disconnect', () => stopping.abort());

try {
  await serve();
} catch (error) {
  if (!isAbort(error)) {
    const known = [ConfigError, DatabaseError, ListenError].some((kind) => error instanceof kind);
    if (known && error instanceof Error) console.error(error.message);
    else reportUncaught(error, 'error at the start');
    process.exitCode = 1;
  }
}
await shutdownTelemetry();
if (process.connected) process.disconnect();

/** Serves until told to stop, then lets running requests finish. */
async function serve(): Promise<void> {
  const config = readConfig();
  await waitForDatabase({
    url: config.databaseUrl,
    demoData: config.demoData,
    now: clock(),
    patienceMs: DATABASE_PATIENCE_MS,
    log: (sentence) => console.log(sentence),
    signal: stopping.signal,
  });
  const db = openDatabase({
    url: config.databaseUrl,
    size: config.databasePool,
    onIdleError: (error) =>
      console.error(`A database connection broke: ${describeError(error).message}`),
  });
  const onLiveError = (error: unknown) =>
    console.error(`Live updates: ${describeError(error).message}`);
  const hub = createHub({ db, clock, onError: onLiveError });
  const bucket = config.bucket && openBucket(config.bucket);
  const mailer = startMailer(config);
  try {
    const app = createApp({
      db,
      config,
      clock,
      secret: config.authSecret ?? (await sharedSecret(db, 'auth')),
      mailer,
      limits: config.limits ? createLimits(db) : noLimits,
      evenMs: EVEN_MS,
      frontend: fileURLToPath(new URL('../../frontend-react/dist', import.meta.url)),
      relay: createRelay(),
      settings: pageSettings(),
      bucket,
      hub,
      report: reportFault,
    });
    const { host, frontendPort, backendPort } = config;
    const ports = [{ host, port: backendPort, variable: 'BACKEND_PORT' }];
    if (frontendPort !== undefined && (frontendPort !== backendPort || frontendPort === 0)) {
      ports.push({ host, port: frontendPort, variable: 'FRONTEND_PORT' });
    }
    const listening = await Promise.allSettled(ports.map((port) => listen(app, port)));
    const stopJobs = startJobs({ db, clock, bucket });
    const stopLive = startLive(hub, { url: config.databaseUrl, onError: onLiveError });
    const servers = listening.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    try {
      for (const one of listening) if (one.status === 'rejected') throw one.reason;
      for (const server of servers) console.log(`Listening on ${addressOf(server.address())}`);
      await untilAborted(stopping.signal);
    } finally {
      await Promise.all([stopLive(), stopJobs()]);
      await drain(servers, DRAIN_DEADLINE_MS);
    }
  } finally {
    await mailer.close(MAIL_DEADLINE_MS);
    await db.destroy();
  }
}

function addressOf(address: ReturnType<import('node:net').Server['address']>): string {
  return address === null || typeof address === 'string'
    ? String(address)
    : `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Told to stop while something was waited for: no fault. */
function isAbort(error: unknown): boolean {
  return stopping.signal.aborted && error instanceof Error && error.name === 'AbortError';
}
