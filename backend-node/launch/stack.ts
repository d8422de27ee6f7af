import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFolder } from './lock.mjs';
import type { StackOptions } from './options.ts';
import { type Part, type PartOptions, startPart } from './part.ts';
import { backend, devServer, observatory, postgres, smtpUrl, xrayAddress } from './parts.ts';
import { requireFreePorts, type WantedPort } from './ports.ts';

export interface Stack {
  urls: {
    frontend: string;
    backend: string;
    observatory: string | undefined;
    /** Where the Observatory takes mail. */
    smtp: string | undefined;
    /** Where it stands in for an X-Ray daemon, as `127.0.0.1:2000`, UDP and TCP. */
    xray: string | undefined;
    database: string;
  };
  /** Ends the parts in order: who asks before who answers. */
  stop: () => Promise<void>;
}

const RESTARTS_A_MINUTE = 5;

/**
 * Starts PostgreSQL, the Observatory and the backend with the built frontend, each as a process,
 * and waits until each answers. A part that dies on its own is started again.
 * @param patienceMs how long to wait for ports that a killed run is about to let go
 * @throws Refusal with a sentence for what could not be done, AbortError when `signal` is aborted
 *   before all of it runs; nothing is left running then
 */
export async function startStack(
  options: StackOptions,
  patienceMs = 0,
  signal: AbortSignal = new AbortController().signal,
): Promise<Stack> {
  const { ports } = options;
  await requireFreePorts(wantedPorts(options), patienceMs, signal);
  makeFolder(options.dataDirectory);
  const running = new Map<string, Part>();
  const stopping = new AbortController();
  const ending = AbortSignal.any([signal, stopping.signal]);

  /** Starts a part and keeps it running; what it needs is asked for anew at each start. */
  async function keep(describe: () => PartOptions): Promise<void> {
    const part = await startPart(describe(), ending);
    running.set(part.name, part);
    void revive(part, describe);
  }

  async function revive(part: Part, describe: () => PartOptions): Promise<void> {
    const deaths: number[] = [];
    let current: Part | undefined = part;
    while (true) {
      await current?.ended;
      if (ending.aborted) return;
      deaths.push(Date.now());
      if (deaths.filter((at) => Date.now() - at < 60_000).length > RESTARTS_A_MINUTE) {
        options.print('cruddur', `${part.name} keeps ending; it is left stopped.`);
        return;
      }
      options.print('cruddur', `${part.name} ended on its own; starting it again.`);
      current = await startPart(describe(), ending).catch(async (error: Error) => {
        if (ending.aborted) return undefined;
        options.print('cruddur', error.message);
        await pause(1000, undefined, { signal: ending }).catch(() => {});
        return undefined;
      });
      if (current) running.set(part.name, current);
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    for (const name of ['dev-server', 'backend-node', 'observatory', 'postgresql']) {
      await running.get(name)?.stop();
    }
  }

  async function startDatabase(): Promise<string> {
    const directory = join(options.dataDirectory, 'postgres');
    let url = '';
    // Started again, PostgreSQL must come back where the backend looks for it.
    const found = (address: string) => {
      url = address;
    };
    await keep(() => postgres(options, directory, url && new URL(url).port, found));
    return url;
  }

  try {
    const all = await Promise.allSettled([
      options.databaseUrl ?? startDatabase(),
      options.observatory ? keep(() => observatory(options)) : undefined,
    ]);
    for (const one of all) if (one.status === 'rejected') throw one.reason;
    const database = all[0].status === 'fulfilled' ? all[0].value : '';
    await keep(() => backend(options, database));
    if (options.dev) await keep(() => devServer(options));
    return {
      urls: {
        frontend: `http://localhost:${ports.frontend}`,
        backend: `http://localhost:${ports.backend}`,
        observatory: options.observatory ? `http://localhost:${ports.observatory}` : undefined,
        smtp: smtpUrl(options),
        xray: xrayAddress(options),
        database,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function wantedPorts({ ports, hosts, observatory }: StackOptions): WantedPort[] {
  const wanted: WantedPort[] = [
    { port: ports.frontend, host: hosts.backend, variable: 'FRONTEND_PORT', use: 'Cruddur' },
    { port: ports.backend, host: hosts.backend, variable: 'BACKEND_PORT', use: 'the API' },
  ];
  if (!observatory) return wanted;
  const host = hosts.observatory;
  wanted.push({
    port: ports.observatory,
    host,
    variable: 'OBSERVATORY_PORT',
    use: 'the Observatory',
  });
  if (ports.smtp !== 'off') {
    const use = 'mail to the Observatory';
    wanted.push({ port: ports.smtp, host, variable: 'OBSERVATORY_SMTP_PORT', use });
  }
  if (ports.xray !== 'off') {
    const use = "X-Ray's segments to the Observatory";
    wanted.push({ port: ports.xray, host, variable: 'OBSERVATORY_XRAY_PORT', use, udp: true });
  }
  return wanted;
}
