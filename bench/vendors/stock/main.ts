/**
 * Cruddur's own application with its telemetry left out, and all four vendors around it as their
 * guides say. Errors reach Rollbar's handler where the application reports them, since it answers
 * them itself.
 */
import http from 'node:http';
import https from 'node:https';
import { fileURLToPath } from 'node:url';
import AWSXRay from 'aws-xray-sdk-core';
import xrayExpress from 'aws-xray-sdk-express';
import express from 'express';
import Rollbar from 'rollbar';
import { createApp } from '../../../backend-node/src/app.ts';
import { readConfig } from '../../../backend-node/src/config.ts';
import { waitForDatabase } from '../../../backend-node/src/db/connect.ts';
import { openDatabase } from '../../../backend-node/src/db/pool.ts';
import { sharedSecret } from '../../../backend-node/src/db/secrets.ts';
import { createHub } from '../../../backend-node/src/features/live/live.ts';
import { createLimits } from '../../../backend-node/src/http/limits.ts';
import { drain, listen } from '../../../backend-node/src/http/listen.ts';
import { startMailer } from '../../../backend-node/src/mail/start.ts';
import { createRelay } from '../../../backend-node/src/telemetry/relay/index.ts';
import { capturePostgres } from './capture-postgres.ts';
import { flushLogs, logRequests } from './logger.ts';
import { sdk } from './opentelemetry.ts';

AWSXRay.captureHTTPsGlobal(http);
AWSXRay.captureHTTPsGlobal(https);
AWSXRay.capturePromise();
capturePostgres();

const rollbar = new Rollbar({
  accessToken: process.env.ROLLBAR_ACCESS_TOKEN,
  endpoint: process.env.ROLLBAR_ENDPOINT,
  captureUncaught: true,
  captureUnhandledRejections: true,
  // Else a start that fails would hang.
  exitOnUncaughtException: true,
});
const handleError = rollbar.errorHandler();

const config = readConfig();
const url = config.databaseUrl;
const clock = () => new Date();
const { signal } = new AbortController();
await waitForDatabase({
  url,
  demoData: false,
  now: clock(),
  patienceMs: 30_000,
  log: () => {},
  signal,
});
const db = openDatabase({ url, size: config.databasePool });
const mailer = startMailer(config);
const cruddur = createApp({
  db,
  config,
  clock,
  secret: await sharedSecret(db, 'auth'),
  mailer,
  limits: createLimits(db),
  evenMs: 400,
  frontend: fileURLToPath(new URL('../../../frontend-react/dist', import.meta.url)),
  relay: createRelay(),
  settings: { rollbar: null },
  hub: createHub({ db, clock, onError: console.error }),
  report: (error, request) => handleError(error, request, undefined, () => {}),
});

const app = express().disable('x-powered-by').disable('etag');
app.use(xrayExpress.openSegment('backend-node'));
app.use(logRequests);
app.get('/rollbar/test', (_request, response) => {
  rollbar.warning('Hello World!');
  response.send('Hello World!');
});
app.use(cruddur);
app.use(handleError);
app.use(xrayExpress.closeSegment());

const { host, backendPort: port } = config;
const server = await listen(app, { host, port, variable: 'BACKEND_PORT' });
process.once('SIGTERM', async () => {
  await drain([server], 10_000);
  await Promise.all([flushLogs(), sdk.shutdown(), new Promise<void>((done) => rollbar.wait(done))]);
  await mailer.close(0);
  await db.destroy();
  process.exit();
});
