import { type Context, type SpanContext, trace } from '@opentelemetry/api';
import type { Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { RANDOM_FLAG } from './traceparent.ts';

/**
 * Gives `spanContext` the random flag of W3C Trace Context level 2, which the SDK's tracer does
 * not know: a trace started here has it, since our ids are random; a joined one keeps its own.
 */
export function keepRandomFlag(spanContext: SpanContext, parent: SpanContext | undefined): void {
  // A parent that is not valid starts no child: the tracer has then drawn an id of its own.
  const joined = parent !== undefined && parent.traceId === spanContext.traceId;
  spanContext.traceFlags |= joined ? parent.traceFlags & RANDOM_FLAG : RANDOM_FLAG;
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
