import { setInterval as every } from 'node:timers/promises';
import { EmbeddedPostgresError, startEmbeddedPostgres } from './embedded.ts';

/**
 * Runs the embedded PostgreSQL for as long as this process lives:
 * `node src/db/embedded-main.ts <directory> [port]`. It sends `{ url }` to its parent when ready,
 * stops the server on SIGTERM, SIGINT or when the parent is gone, and ends with 1 when the server
 * ends on its own. After kill -9 of this process the server goes on, and the next start takes it.
 */
const [directory, port] = process.argv.slice(2);
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
process.once('disconnect', () => stopping.abort());

try {
  if (directory === undefined) {
    throw new EmbeddedPostgresError('Usage: node embedded-main.ts <directory> [port]');
  }
  const postgres = await startEmbeddedPostgres({
    directory,
    port: port === undefined ? undefined : Number(port),
    log: (sentence) => console.log(sentence),
  });
  process.send?.({ url: postgres.url, reused: postgres.reused });
  try {
    await untilGone(postgres.isRunning);
    console.error('PostgreSQL ended on its own.');
    process.exitCode = 1;
  } finally {
    await postgres.stop();
  }
} catch (error) {
  if (!(stopping.signal.aborted && error instanceof Error && error.name === 'AbortError')) {
    console.error(error instanceof EmbeddedPostgresError ? error.message : error);
    process.exitCode = 1;
  }
}
if (process.connected) process.disconnect();

/** Resolves when the server is gone. @throws when this process is told to stop */
async function untilGone(isRunning: () => boolean): Promise<void> {
  for await (const _ of every(500, undefined, { signal: stopping.signal })) {
    if (!isRunning()) return;
  }
}
