import { Router } from 'express';
import { afterAll } from 'vitest';
import { type AppOptions, createApp } from '../src/app.ts';
import { openDatabase } from '../src/db/pool.ts';
import { createHub } from '../src/features/live/live.ts';
import { noLimits } from '../src/http/limits.ts';
import { createNoMailer } from '../src/mail/mailer.ts';
import { createRelay } from '../src/telemetry/relay/index.ts';
import { createTestDatabase } from './database.ts';

export const FRONTEND_URL = 'http://localhost:3000';
export const BACKEND_URL = 'http://localhost:4567';
export const SECRET = 'a secret of the tests, long enough to sign with';

/**
 * The real application on a database of its own, with a time that stands still until the test
 * moves it. Call it once, at the top of a test file.
 */
export async function startTestApp(options: Partial<AppOptions> & { databaseUrl?: string } = {}) {
  const url = options.databaseUrl ?? (await createTestDatabase());
  const db = openDatabase({ url });
  afterAll(() => db.destroy());
  // Of today: better-auth holds sessions against the real time.
  const time = { now: new Date() };
  const reported: unknown[] = [];
  const app = createApp({
    db,
    config: {
      production: false,
      frontendUrl: FRONTEND_URL,
      backendUrl: BACKEND_URL,
      trustedProxies: 0,
      demoData: true,
    },
    clock: () => time.now,
    secret: SECRET,
    mailer: createNoMailer(() => {}),
    limits: noLimits,
    evenMs: 0,
    frontend: '/nonexistent',
    hub: createHub({ db, clock: () => time.now, onError: (error) => reported.push(error) }),
    relay: options.relay ?? createRelay(),
    settings: { rollbar: null },
    extra: Router(),
    report: (error) => reported.push(error),
    ...options,
  });
  return { app, db, time, reported, url };
}
