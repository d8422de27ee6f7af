import { context, propagation, trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import {
  BatchSpanProcessor,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { AsyncContextManager } from './context-manager.ts';
import { hasOwnProxy, ownOrigins, trustMode } from './environment.ts';
import { traceExpressRoutes } from './express-route.ts';
import { traceHttpServers } from './http-server.ts';
import { xrayIdGenerator } from './id-generator.ts';
import { tracePostgres } from './pg.ts';
import { StrictTraceContextPropagator } from './propagator.ts';
import { randomFlagProcessor } from './random-flag.ts';
import { createResource } from './resource.ts';
import { createSampler } from './sampler.ts';
import { createSelfObservation } from './self-observation.ts';
import { writeServerTiming } from './server-timing.ts';
import { createTrust } from './trust.ts';
import { createBalancerTrust } from './xray/incoming-trace.ts';

/** At full load a second or two of spans; beyond it they are dropped and counted. */
const QUEUE_SPANS = 8_192;
const BATCH_SPANS = 512;
/** A trace is to be seen within a second of its end. */
const SEND_EVERY_MS = 500;
const EXPORT_DEADLINE_MS = 15_000;

const LIMITS = {
  attributeCountLimit: 64,
  attributeValueLengthLimit: 4_000,
  eventCountLimit: 32,
  linkCountLimit: 16,
  attributePerEventCountLimit: 16,
  attributePerLinkCountLimit: 16,
};

/** The stock batch processor, bounded, with what its queue drops counted. */
export function createBatchProcessor(exporter: SpanExporter): SpanProcessor {
  const config = {
    maxQueueSize: QUEUE_SPANS,
    maxExportBatchSize: BATCH_SPANS,
    scheduledDelayMillis: SEND_EVERY_MS,
    exportTimeoutMillis: EXPORT_DEADLINE_MS,
    selfObsMeterProvider: createSelfObservation(),
  };
  return new BatchSpanProcessor(exporter, config);
}

/**
 * Starts tracing into `processors` and instruments HTTP servers, Express and pg. Metrics and logs
 * stay off: nobody asked for them, and the SDK would export both by default. The answer flushes
 * and undoes everything.
 */
export function startTracing(
  processors: SpanProcessor[],
  env: NodeJS.ProcessEnv = process.env,
): () => Promise<void> {
  const contextManager = new AsyncContextManager();
  const propagator = new StrictTraceContextPropagator();
  const sdk = new NodeSDK({
    resource: createResource(env),
    autoDetectResources: false,
    contextManager,
    textMapPropagator: propagator,
    idGenerator: xrayIdGenerator,
    sampler: createSampler(env),
    spanLimits: LIMITS,
    spanProcessors: [randomFlagProcessor, ...processors],
    instrumentations: [],
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
  const undo = [
    traceHttpServers({
      contextManager,
      propagator,
      trusts: createTrust(trustMode(env), ownOrigins(env)),
      fromBalancer: createBalancerTrust(trustMode(env), hasOwnProxy(env)),
    }),
    traceExpressRoutes(),
    tracePostgres(),
    writeServerTiming(),
  ];
  return async () => {
    for (const stop of undo) stop();
    for (const api of [trace, context, propagation]) api.disable();
    await sdk.shutdown();
  };
}
