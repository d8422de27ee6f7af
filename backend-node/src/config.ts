import { z } from 'zod';

const port = (fallback: number) =>
  z.coerce
    .number({ error: 'expected a port between 1 and 65535' })
    .int('expected a whole number')
    .min(0, 'expected a port between 1 and 65535')
    .max(65_535, 'expected a port between 1 and 65535')
    .default(fallback);

const address = z.url({
  protocol: /^https?$/,
  error: 'expected an address such as http://localhost:3000',
});

const Environment = z
  .object({
    NODE_ENV: z
      .enum(['development', 'production', 'test'], {
        error: 'expected development, production or test',
      })
      .default('development'),
    HOST: z.string().default('127.0.0.1'),
    FRONTEND_PORT: z.union([z.literal('off'), port(3000)], {
      error: 'expected a port between 1 and 65535, or off',
    }),
    BACKEND_PORT: port(4567),
    FRONTEND_URL: address.optional(),
    BACKEND_URL: address.optional(),
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'expected an address such as postgres://user:password@localhost:5432/cruddur',
    }),
    DATABASE_POOL: z.coerce
      .number({ error: 'expected a number of connections between 2 and 100' })
      .int()
      .min(2, 'expected a number of connections between 2 and 100')
      .max(100, 'expected a number of connections between 2 and 100')
      .default(10),
    TRUST_PROXY: z.coerce
      .number({ error: 'expected how many proxies stand in front, 0 to 10' })
      .int()
      .min(0, 'expected how many proxies stand in front, 0 to 10')
      .max(10, 'expected how many proxies stand in front, 0 to 10')
      .default(0),
    AUTH_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
    SMTP_URL: z
      .url({
        protocol: /^smtps?$/,
        error: 'expected an address such as smtp://user:password@localhost:1025',
      })
      .optional(),
    MAIL_FROM: z.string().default('Cruddur <cruddur@localhost>'),
    LIMITS: z.enum(['on', 'off'], { error: 'expected on or off' }).default('on'),
    DEMO_DATA: z.enum(['on', 'off'], { error: 'expected on or off' }).optional(),
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().optional(),
    S3_ENDPOINT: address.optional(),
    AWS_DEFAULT_REGION: z.string().optional(),
    AWS_ACCESS_KEY_ID: z.string().optional(),
    AWS_SECRET_ACCESS_KEY: z.string().optional(),
  })
  .transform((env, context) => ({ ...env, bucket: bucketOf(env, context) }))
  .transform((env) => ({
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    /** The port of the pages; absent while a development server serves them. */
    frontendPort: env.FRONTEND_PORT === 'off' ? undefined : env.FRONTEND_PORT,
    backendPort: env.BACKEND_PORT,
    /** Where people open Cruddur; the one origin that may call the API from elsewhere. */
    frontendUrl:
      env.FRONTEND_URL ??
      `http://localhost:${env.FRONTEND_PORT === 'off' ? 3000 : env.FRONTEND_PORT}`,
    backendUrl: env.BACKEND_URL ?? `http://localhost:${env.BACKEND_PORT}`,
    /** Proxies of our own in front of us: only what they say in X-Forwarded-For is believed. */
    trustedProxies: env.TRUST_PROXY,
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    /** Signs session cookies; made once and kept in the database when not given. */
    authSecret: env.AUTH_SECRET,
    /** Where mail is handed over; without it none is sent. */
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    /** Always on in production. */
    limits: env.NODE_ENV === 'production' || env.LIMITS === 'on',
    /** Where pictures are kept; in the database where there is none. */
    bucket: env.bucket,
    /** Never in production, whatever the environment says. */
    demoData: env.NODE_ENV !== 'production' && env.DEMO_DATA !== 'off',
  }));

interface BucketVariables {
  S3_BUCKET?: string | undefined;
  S3_REGION?: string | undefined;
  S3_ENDPOINT?: string | undefined;
  AWS_DEFAULT_REGION?: string | undefined;
  AWS_ACCESS_KEY_ID?: string | undefined;
  AWS_SECRET_ACCESS_KEY?: string | undefined;
}

/** A bucket is whole or absent: half of one would fail with the first picture. */
function bucketOf(env: BucketVariables, context: z.RefinementCtx) {
  const { S3_BUCKET: bucket, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = env;
  if (bucket === undefined) return undefined;
  const S3_REGION = env.S3_REGION ?? env.AWS_DEFAULT_REGION;
  const needed = { S3_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
  for (const [name, value] of Object.entries(needed)) {
    const message = 'expected one, since S3_BUCKET is set';
    if (value === undefined) context.addIssue({ code: 'custom', path: [name], message });
  }
  return {
    bucket,
    region: S3_REGION ?? '',
    endpoint: env.S3_ENDPOINT,
    accessKeyId: AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: AWS_SECRET_ACCESS_KEY ?? '',
  };
}

export type Config = z.infer<typeof Environment>;

/** The environment is not as Cruddur needs it; the message names each variable at fault. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the configuration. An empty variable counts as absent, as in most `.env` files.
 * @throws ConfigError naming each variable at fault, what it held and what is expected
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues
      .map((issue) => {
        const name = String(issue.path[0]);
        return `${name} ${describe(name, given[name])}: ${issue.message}.`;
      })
      .join('\n'),
  );
}

/** May hold a password: never shown. */
const SECRET = new Set(['DATABASE_URL', 'SMTP_URL', 'AUTH_SECRET']);

/** What a variable holds, in words. */
function describe(name: string, value: string | undefined): string {
  if (value === undefined) return 'is not set';
  return SECRET.has(name) ? 'cannot be used' : `is "${value}"`;
}
