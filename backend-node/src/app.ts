import type { Settings } from '@cruddur/contract/api/settings.ts';
import express, { type Express, type Router } from 'express';
import type { Config } from './config.ts';
import type { Database } from './db/schema.ts';
import { accountRoutes } from './features/accounts/accounts.routes.ts';
import { createAuth } from './features/accounts/auth.ts';
import { createSignUpCookie } from './features/accounts/sign-up-cookie.ts';
import { activitiesRoutes } from './features/activities/activities.routes.ts';
import { docsRoutes } from './features/docs/docs.routes.ts';
import { healthRoutes } from './features/health/health.routes.ts';
import type { Bucket } from './features/images/bucket.ts';
import { imageRoutes } from './features/images/image.routes.ts';
import { uploadRoutes } from './features/images/upload.routes.ts';
import type { LiveHub } from './features/live/hub.ts';
import { liveRoutes } from './features/live/live.routes.ts';
import { messageRoutes } from './features/messages/messages.routes.ts';
import { pagesRoutes } from './features/pages/pages.routes.ts';
import { peopleRoutes } from './features/people/people.routes.ts';
import { rollbarTestRoutes } from './features/rollbar-test/rollbar-test.routes.ts';
import { settingsRoutes } from './features/settings/settings.routes.ts';
import { createCurrentPerson } from './http/current-person.ts';
import { errorHandler, type Report } from './http/error-handler.ts';
import { jsonBody } from './http/json-body.ts';
import { limitWriters } from './http/limit-writers.ts';
import type { Limits } from './http/limits.ts';
import { notFound } from './http/not-found.ts';
import { cors, refuseForeignOrigins } from './http/origins.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createSessionCookie } from './http/session-cookie.ts';
import type { Mailer } from './mail/mailer.ts';

export interface AppOptions {
  db: Database;
  config: Pick<Config, 'production' | 'frontendUrl' | 'backendUrl' | 'trustedProxies' | 'demoData'>;
  clock: () => Date;
  /** Signs session cookies; the same in all copies of the server. */
  secret: string;
  mailer: Mailer;
  limits: Limits;
  /** Answers that must not tell whether an address is known come this late at the earliest. */
  evenMs: number;
  /** The folder of the built frontend. */
  frontend: string;
  /** Takes OTLP from the browser; mounted at /o/t. */
  relay: Router;
  /** What pages are told when they run. */
  settings: Settings;
  /** Where pictures are kept, when not in the database. */
  bucket?: Bucket | undefined;
  /** Whoever is connected to /api/live. */
  hub: LiveHub;
  report: Report;
  /** More routes, before the end of the API; a test adds one that throws. */
  extra?: Router;
}

/** The whole application, without a port. */
export function createApp(options: AppOptions): Express {
  const { db, config, clock, secret, mailer, limits, evenMs, bucket, settings } = options;
  const { production, frontendUrl, backendUrl } = config;
  const secure = frontendUrl.startsWith('https://');
  const cookie = createSessionCookie(secret, secure);
  const currentPerson = limitWriters(createCurrentPerson({ db, clock, cookie }), limits);
  const features = { db, clock, currentPerson, checkAnswers: !production };
  const auth = createAuth({ db, clock, mailer, secret, frontendUrl });
  const demo = config.demoData;
  const signUpCookie = createSignUpCookie(secret, secure);
  const cookies = { cookie, signUpCookie };
  const accounts = { ...features, ...cookies, auth, limits, mailer, frontendUrl, demo, evenMs };

  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', config.trustedProxies);
  app.use(securityHeaders(production, settings.rollbar?.endpoint));
  app.use(cors(frontendUrl));
  app.use('/o/t', options.relay);
  app.use(settingsRoutes({ settings, checkAnswers: !production }));
  app.use('/api', refuseForeignOrigins([frontendUrl, backendUrl]));
  // Its bodies are pictures; all others are JSON.
  app.use(uploadRoutes({ ...features, bucket }));
  app.use('/api', jsonBody);

  app.use(activitiesRoutes(features));
  app.use(accountRoutes(accounts));
  app.use(peopleRoutes(features));
  app.use(messageRoutes(features));
  app.use(imageRoutes({ db, bucket }));
  app.use(liveRoutes({ hub: options.hub, currentPerson }));
  app.use(healthRoutes(features));
  app.use(docsRoutes());
  app.use(rollbarTestRoutes({ limits, production }));
  if (options.extra) app.use(options.extra);
  app.use('/api', notFound);
  app.use(pagesRoutes(options.frontend));

  app.use(errorHandler(options.report));
  return app;
}
