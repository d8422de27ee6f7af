import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { boardRoutes } from './boards/routes.ts';
import { bubbleUpRoutes } from './bubbleup/routes.ts';
import { errorRoutes } from './errors/routes.ts';
import { injectFaults } from './faults/inject.ts';
import { faultRoutes } from './faults/routes.ts';
import { honeycombRoutes } from './honeycomb/routes.ts';
import { errorHandler, HttpError, notFound } from './http/errors.ts';
import { hostGuard, localPagesOnly, ownPagesOnly, securityHeaders } from './http/guard.ts';
import { screens } from './http/screens.ts';
import type { LiveFeed } from './live/feed.ts';
import { logRoutes } from './logs/routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { mapRoutes } from './map/routes.ts';
import { mcpRoutes } from './mcp/routes.ts';
import { metricRoutes } from './metrics/routes.ts';
import type { Observatory } from './observatory.ts';
import { queryRoutes } from './query/routes.ts';
import { cloudwatchRoutes } from './receive/cloudwatch/routes.ts';
import { monitoringRoutes } from './receive/monitoring/routes.ts';
import { Budget } from './receive/otlp/budget.ts';
import { otlpErrorHandler } from './receive/otlp/error-handler.ts';
import { OtlpLogSink } from './receive/otlp/logs/sink.ts';
import { otlpRoutes } from './receive/otlp/routes.ts';
import { rollbarRoutes } from './receive/rollbar/routes.ts';
import { xrayRoutes } from './receive/xray/routes.ts';
import { findRoutes } from './related/find.ts';
import { traceRoutes } from './traces/routes.ts';
import { transferRoutes } from './transfer/routes.ts';
import { xrayScreenRoutes } from './xray/routes.ts';

export interface AppOptions {
  allowedHosts: readonly string[];
  log: (sentence: string) => void;
  /** Where the built screens are. */
  screensFolder?: string;
}

/** The order of everything that a request meets. */
export function createApp(observatory: Observatory, live: LiveFeed, options: AppOptions): Express {
  const app = express();
  const report = (error: unknown) => options.log(`A request failed: ${(error as Error).stack}`);
  // One for all who may send megabytes at once.
  const bodies = new Budget();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(hostGuard(options.allowedHosts));
  app.use(securityHeaders);
  app.use(injectFaults(observatory.faults));

  app.use('/v1', localPagesOnly);
  app.use(
    otlpRoutes(
      {
        spans: observatory.recorder,
        metrics: observatory.metrics,
        logs: new OtlpLogSink(observatory.logs),
      },
      bodies,
    ),
  );
  app.use('/v1', otlpErrorHandler(report));
  app.use(cloudwatchRoutes(observatory.logs, observatory.reader, bodies, report));
  app.use(monitoringRoutes(observatory.monitoring));

  app.use('/api/1', rollbarRoutes(observatory.errors, report));

  app.use(xrayRoutes(observatory.xray, report));
  app.use('/1', honeycombRoutes(observatory.honeycomb, observatory.recorder, report));

  app.use('/mcp', mcpRoutes(observatory, report));

  app.use('/api', ownPagesOnly);
  app.get('/api/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/api/status', async (_request, response) => {
    response.json(await observatory.status());
  });
  app.get('/api/live', async (_request, response) => {
    if (live.full) throw new HttpError(503, 'too_many_clients', 'Too many screens are open.');
    await live.add(response);
  });
  app.use('/api/traces', traceRoutes(observatory));
  app.use('/api/find', findRoutes(observatory));
  app.use('/api/logs', logRoutes(observatory));
  app.use('/api/metrics', metricRoutes(observatory.metrics, observatory.questions));
  app.use('/api/mail', mailRoutes(observatory));
  app.use('/api/faults', faultRoutes(observatory.faults));
  app.use('/api/errors', errorRoutes(observatory));
  app.use('/api/query', queryRoutes(observatory.questions));
  app.use('/api/bubbleup', bubbleUpRoutes(observatory.questions));
  app.use('/api/map', mapRoutes(observatory.questions));
  app.use('/api/boards', boardRoutes(observatory.boards));
  app.use('/api/xray', xrayScreenRoutes(observatory.xray));
  app.use('/api', transferRoutes(observatory, bodies, report));
  app.use('/api', notFound);

  app.use(screens(options.screensFolder ?? fileURLToPath(new URL('./dist', import.meta.url))));
  app.use(notFound);
  app.use(errorHandler(report));
  return app;
}
