import { join } from 'node:path';
import type { StackOptions } from './environment.ts';
import { makeFolder } from './lock.mjs';
import { type Part, startPart } from './part.ts';
import { backend, devServer, observatory, postgres } from './parts.ts';
import { requireFreePorts } from './ports.ts';

export interface Stack {
  urls: { frontend: string; backend: string; observatory: string | undefined; database: string };
  /** The running processes by name; a test kills one to see what the others do. */
  parts: Map<string, Part>;
  /** Ends the parts in order: who asks before who answers. */
  stop: () => Promise<void>;
}

const RESTARTS_A_MINUTE = 5;

/**
 * Starts PostgreSQL, the Observatory and the backend with the built frontend, each as a process,
 * and waits until each answers. A part that dies on its own is started again.
 * @throws Refusal with a sentence for what could not be done; nothing is left running then
 */
export async function startStack(options: StackOptions, portPatienceMs = 0): Promise<Stack> {
  const { ports } = options;
  await requireFreePorts(
    [
      { port: ports.frontend, variable: 'FRONTEND_PORT', use: 'Cruddur' },
      { port: ports.backend, variable: 'BACKEND_PORT', use: 'the API' },
      ...(options.observatory
        ? [{ port: ports.observatory, variable: 'OBSERVATORY_PORT', use: 'the Observatory' }]
        : []),
    ],
    portPatienceMs,
  );
  makeFolder(options.dataDirectory);
  const running = new Map<string, Part>();
  let stopping = false;

  /** Starts a part and keeps it running. */
  async function keep(start: () => Promise<Part>): Promise<Part> {
    const part = await start();
    running.set(part.name, part);
    const deaths: number[] = [];
    const watch = (current: Part) =>
      current.ended.then(async () => {
        if (stopping) return;
        const now = Date.now();
        deaths.push(now);
        if (deaths.filter((at) => now - at < 60_000).length > RESTARTS_A_MINUTE) {
          options.print('cruddur', `${part.name} keeps ending; it is left stopped.`);
          return;
        }
        options.print('cruddur', `${part.name} ended on its own; starting it again.`);
        try {
          const again = await start();
          running.set(part.name, again);
          if (stopping) await again.stop();
          else watch(again);
        } catch (error) {
          options.print('cruddur', String(error instanceof Error ? error.message : error));
        }
      });
    watch(part);
    return part;
  }

  async function stop(): Promise<void> {
    stopping = true;
    for (const name of ['dev-server', 'backend-node', 'observatory', 'postgresql']) {
      await running.get(name)?.stop();
    }
  }

  try {
    const [database] = await Promise.all([
      options.databaseUrl ?? startDatabase(),
      options.observatory ? keep(() => startPart(observatory(options))) : undefined,
    ]);
    await keep(() => startPart(backend(options, database)));
    if (options.dev) await keep(() => startPart(devServer(options)));
    return {
      urls: {
        frontend: `http://localhost:${ports.frontend}`,
        backend: `http://localhost:${ports.backend}`,
        observatory: options.observatory ? `http://localhost:${ports.observatory}` : undefined,
        database,
      },
      parts: running,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }

  async function startDatabase(): Promise<string> {
    const directory = join(options.dataDirectory, 'postgres');
    const { promise, resolve } = Promise.withResolvers<string>();
    let port = 0;
    await keep(() =>
      startPart(
        postgres(options, directory, port, (url) => {
          // A restarted PostgreSQL must come back where the backend looks for it.
          port = Number(new URL(url).port);
          resolve(url);
        }),
      ),
    );
    return promise;
  }
}
