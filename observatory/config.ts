import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const mebibyte = 1024 * 1024;
const port = z.coerce.number().int().min(0).max(65535);
const count = z.coerce.number().int().positive();

const environment = z.object({
  OBSERVATORY_PORT: port.default(4318),
  OBSERVATORY_SMTP_PORT: z
    .union([z.literal('off'), port], { error: 'expected a port between 0 and 65535, or off' })
    .default(1025),
  OBSERVATORY_XRAY_PORT: z
    .union([z.literal('off'), port], { error: 'expected a port between 0 and 65535, or off' })
    .default(2000),
  OBSERVATORY_HOST: z.string().min(1).default('127.0.0.1'),
  OBSERVATORY_DATA: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('../.cruddur/observatory.duckdb', import.meta.url))),
  OBSERVATORY_ALLOWED_HOSTS: z.string().default(''),
  OBSERVATORY_MAX_SPANS: count.default(5_000_000),
  OBSERVATORY_MAX_DISK_MB: count.default(2048),
  OBSERVATORY_MAX_MEMORY_MB: count.min(128).default(1024),
});

export interface Config {
  port: number;
  /** Where mail is taken; undefined for nowhere. */
  smtpPort: number | undefined;
  /** Where X-Ray's segments are taken, over UDP and TCP; undefined for nowhere. */
  xrayPort: number | undefined;
  host: string;
  /** Path of the DuckDB file, or `:memory:`. */
  data: string;
  /** Host names that may be asked for besides this machine's own. */
  allowedHosts: string[];
  maxSpans: number;
  maxDiskBytes: number;
  maxMemoryBytes: number;
}

/** Reads the environment; throws an Error whose message names every variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
    throw new Error(`The Observatory's environment is not valid.\n  ${problems.join('\n  ')}`);
  }
  const values = parsed.data;
  return {
    port: values.OBSERVATORY_PORT,
    smtpPort: values.OBSERVATORY_SMTP_PORT === 'off' ? undefined : values.OBSERVATORY_SMTP_PORT,
    xrayPort: values.OBSERVATORY_XRAY_PORT === 'off' ? undefined : values.OBSERVATORY_XRAY_PORT,
    host: values.OBSERVATORY_HOST,
    data: values.OBSERVATORY_DATA,
    allowedHosts: values.OBSERVATORY_ALLOWED_HOSTS.split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
    maxSpans: values.OBSERVATORY_MAX_SPANS,
    maxDiskBytes: values.OBSERVATORY_MAX_DISK_MB * mebibyte,
    maxMemoryBytes: values.OBSERVATORY_MAX_MEMORY_MB * mebibyte,
  };
}
