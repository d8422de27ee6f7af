import { join } from 'node:path';
import { takeLock } from './lock.mjs';
import { shown } from './log-line.ts';
import { optionsFromEnvironment } from './options.ts';
import { dataDirectory } from './paths.mjs';
import { untilToldToStop } from './run.mjs';
import { endWith, Refusal, say } from './say.mjs';
import { type Stack, startStack } from './stack.ts';

/** The stack of `npm start`: one for each data folder, until it is told to stop. */
const dev = process.argv.includes('--dev');
// A closed terminal must not kill the stack before it has put everything away.
process.stdout.on('error', () => {});

const launcherGone = new AbortController();
process.once('disconnect', () => launcherGone.abort());
const signal = AbortSignal.any([untilToldToStop(), launcherGone.signal]);

try {
  const lock = takeLock(join(dataDirectory, 'stack.lock'));
  if ('holder' in lock) {
    throw new Refusal(
      `Cruddur runs here already (process ${lock.holder}). Use that one, stop it with Ctrl-C, or start a second one beside it with CRUDDUR_DATA=<another folder> and its own FRONTEND_PORT, BACKEND_PORT, OBSERVATORY_PORT, OBSERVATORY_SMTP_PORT and OBSERVATORY_XRAY_PORT.`,
    );
  }
  try {
    // After a kill -9 the parts need a moment to notice and to let their ports go.
    const options = { ...optionsFromEnvironment(process.env, dev), print };
    const stack = await startStack(options, lock.stale ? 15_000 : 0, signal);
    announce(stack);
    await aborted(signal);
    say('busy', 'stopping');
    await stack.stop();
    say('ok', 'stopped');
  } finally {
    lock.release();
  }
} catch (error) {
  endWith(error);
}
if (process.connected) process.disconnect();

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function announce({ urls }: Stack): void {
  say('ok', 'PostgreSQL', new URL(urls.database).host);
  if (urls.observatory) say('ok', 'Observatory', urls.observatory);
  if (urls.smtp) say('ok', 'Mail', `${urls.smtp}, read at ${urls.observatory}/mail`);
  if (urls.xray) say('ok', 'X-Ray', `${urls.xray}, read at ${urls.observatory}/xray`);
  if (urls.observatory) say('ok', 'Logs', `${urls.observatory}/logs, with each request`);
  say('ok', 'API', `${urls.backend}/api/docs`);
  say('ok', 'Cruddur', urls.frontend);
  say('note', 'Ctrl-C stops all of it.');
}

function print(part: string, line: string): void {
  const text = shown(line, process.env.TERMINAL_LOG_LEVEL || 'warn');
  if (text !== undefined) process.stdout.write(`  ${part.padEnd(12)} │ ${text}\n`);
}
