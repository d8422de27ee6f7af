import { dataDirectory } from './paths.mjs';
import { Refusal } from './say.mjs';

/** What decides how the stack runs: read from the environment by main.ts, set by tests. */
export interface StackOptions {
  dataDirectory: string;
  ports: {
    frontend: number;
    backend: number;
    observatory: number;
    /** Where the Observatory takes mail. */
    smtp: number | 'off';
    /** Where it takes what is meant for an X-Ray daemon, over UDP and TCP. */
    xray: number | 'off';
  };
  /** The addresses that they bind to. */
  hosts: { backend: string; observatory: string };
  /** Another PostgreSQL than the embedded one. */
  databaseUrl?: string;
  observatory: boolean;
  dev: boolean;
  /** Over the environment of every part. */
  env?: Record<string, string>;
  print: (part: string, line: string) => void;
}

const LOOPBACK = '127.0.0.1';

/** Reads the launcher's variables, with their defaults. @throws Refusal on a value that is no port */
export function optionsFromEnvironment(
  env: NodeJS.ProcessEnv,
  dev: boolean,
): Omit<StackOptions, 'print'> {
  return {
    dataDirectory,
    ports: {
      frontend: port(env, 'FRONTEND_PORT', 3000),
      backend: port(env, 'BACKEND_PORT', 4567),
      observatory: port(env, 'OBSERVATORY_PORT', 4318),
      smtp: env.OBSERVATORY_SMTP_PORT === 'off' ? 'off' : port(env, 'OBSERVATORY_SMTP_PORT', 1025),
      xray: env.OBSERVATORY_XRAY_PORT === 'off' ? 'off' : port(env, 'OBSERVATORY_XRAY_PORT', 2000),
    },
    hosts: { backend: env.HOST || LOOPBACK, observatory: env.OBSERVATORY_HOST || LOOPBACK },
    ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}),
    observatory: env.OBSERVATORY !== 'off',
    dev,
  };
}

function port(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name];
  if (!text) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) {
    throw new Refusal(`${name} is "${text}"; it must be a port between 1 and 65535.`);
  }
  return value;
}
