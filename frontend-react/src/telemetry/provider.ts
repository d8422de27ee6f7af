import {
  type Context,
  type ContextManager,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanOptions,
  type TextMapPropagator,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-web';
import { activate, active, run } from './carrier.ts';
import { newSpanId, newTraceId, traceparent } from './ids.ts';

interface Ids {
  readonly traceId: string;
  readonly spanId: string;
}

/** Ids that the light part has already handed out, for the span that is being started. */
let given: Ids | undefined;

/** One provider with our ids, and our carrier of the context behind OpenTelemetry's own API. */
export function createTracer(processor: SpanProcessor): Tracer {
  const provider = new BasicTracerProvider({
    spanProcessors: [processor],
    idGenerator: {
      generateTraceId: () => given?.traceId ?? newTraceId(),
      generateSpanId: () => given?.spanId ?? newSpanId(),
    },
    generalLimits: { attributeValueLengthLimit: 4096 },
    spanLimits: { attributeCountLimit: 64, eventCountLimit: 32, linkCountLimit: 8 },
  });
  context.setGlobalContextManager(carrierAsContextManager);
  propagation.setGlobalPropagator(w3cLevel2);
  return provider.getTracer('@cruddur/frontend-react');
}

/** Starts a span under ids that were already sent to the server or given to children. */
export function startGiven(
  tracer: Tracer,
  ids: Ids,
  name: string,
  options: SpanOptions,
  parent: Context = ROOT_CONTEXT,
): Span {
  given = ids;
  try {
    return tracer.startSpan(name, options, parent);
  } finally {
    given = undefined;
  }
}

/** A parent that another process, or an operation that has ended, knows only by its ids. */
export function remoteParent(ids: Ids, isRemote: boolean): Context {
  return trace.setSpanContext(ROOT_CONTEXT, { ...ids, traceFlags: TraceFlags.SAMPLED, isRemote });
}

const carrierAsContextManager: ContextManager = {
  active: () => active()?.context ?? ROOT_CONTEXT,
  with: (context, work, thisArg, ...args) =>
    run({ context, operation: active()?.operation }, () => work.call(thisArg as never, ...args)),
  // Part of the interface; neither the SDK nor instrumentation-fetch binds anything.
  bind: (_context, target) => target,
  enable: () => carrierAsContextManager,
  disable: () => {
    activate(undefined);
    return carrierAsContextManager;
  },
};

/** The stock propagator drops the random flag (0x02) of W3C Trace Context level 2. */
const w3cLevel2: TextMapPropagator = {
  inject(context, carrier, setter) {
    const span = trace.getSpanContext(context);
    if (span) setter.set(carrier, 'traceparent', traceparent(span.traceId, span.spanId));
  },
  extract: (context) => context,
  fields: () => ['traceparent'],
};
