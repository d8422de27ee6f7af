import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../backend-node/launch/ports.ts';
import { startTemporaryStack } from '../../backend-node/launch/temporary-stack.ts';

export interface OwnStack {
  urls: { cruddur: string; observatory: string; database: string };
  /** The file in which the Observatory keeps what it receives. */
  file: string;
  /** What its parts have printed, each line after the name of its part. */
  printed: readonly string[];
  /** Ends all of it; the file stays. */
  stop: () => Promise<void>;
  /** Ends all of it and takes the file away. */
  remove: () => Promise<void>;
}

/**
 * A Cruddur for one test alone, which breaks it or reads what it left behind.
 * @param settings the variables of its parts, by the address of the Observatory
 */
export async function startOwnStack(
  settings: (observatory: string) => Record<string, string> = () => ({}),
): Promise<OwnStack> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'cruddur-own-'));
  // As root PostgreSQL runs as another user, who must be able to come in.
  chmodSync(dataDirectory, 0o755);
  const printed: string[] = [];
  const [frontend = 0, backend = 0, observatory = 0, smtp = 0, xray = 0] = await freePorts(5);
  const stack = await startTemporaryStack({
    dataDirectory,
    ports: { frontend, backend, observatory, smtp, xray },
    env: settings(`http://127.0.0.1:${observatory}`),
    print: (part, line) => printed.push(`${part}: ${line}`),
  });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stack.stop();
    return stopped;
  };
  return {
    urls: {
      cruddur: stack.urls.frontend,
      observatory: stack.urls.observatory ?? '',
      database: stack.urls.database,
    },
    file: join(dataDirectory, 'observatory.duckdb'),
    printed,
    stop,
    remove: () => stop().finally(() => rmSync(dataDirectory, { recursive: true, force: true })),
  };
}

/** Ends a stack's Observatory as if the machine had taken it away. Only where there is /proc. */
export function killObservatory({ urls }: OwnStack): void {
  const setting = `OBSERVATORY_PORT=${new URL(urls.observatory).port}`;
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && hasSetting(name, setting));
  if (pid === undefined) throw new Error(`No Observatory with ${setting}.`);
  process.kill(Number(pid), 'SIGKILL');
}

function hasSetting(pid: string, setting: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(setting);
  } catch {
    // It has ended meanwhile, or is somebody else's.
    return false;
  }
}
