import { type Context, isSpanContextValid, type SpanContext, trace } from '@opentelemetry/api';
import type { Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { RANDOM_FLAG } from './traceparent.ts';

/**
 * Gives `spanContext` the random flag of W3C Trace Context level 2, which the SDK's tracer does
 * not know: a trace started here has it, since our ids are random; a joined one keeps its own.
 */
export function keepRandomFlag(spanContext: SpanContext, parent: SpanContext | undefined): void {
  const random =
    parent !== undefined && isSpanContextValid(parent)
      ? parent.traceFlags & RANDOM_FLAG
      : RANDOM_FLAG;
  spanContext.traceFlags |= random;
}

/** Applies the random flag to every recorded span as it starts. */
export const randomFlagProcessor: SpanProcessor = {
  onStart(span: Span, parent: Context) {
    keepRandomFlag(span.spanContext(), trace.getSpanContext(parent));
  },
  onEnd() {},
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
};
