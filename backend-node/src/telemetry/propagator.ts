import {
  type Context,
  isSpanContextValid,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
} from '@opentelemetry/api';
import { isTracingSuppressed } from '@opentelemetry/core';
import { formatTraceparent, parseTraceparent } from './traceparent.ts';
import { parseTracestate } from './tracestate.ts';

/**
 * W3C Trace Context level 2, to the letter. The stock propagator drops the random flag, knows the
 * keys of level 1 only, and keeps the rest of a `tracestate` that must be discarded as a whole.
 */
export class StrictTraceContextPropagator implements TextMapPropagator {
  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    const spanContext = trace.getSpanContext(context);
    if (!spanContext || !isSpanContextValid(spanContext) || isTracingSuppressed(context)) return;
    setter.set(carrier, 'traceparent', formatTraceparent(spanContext));
    const state = spanContext.traceState?.serialize();
    if (state) setter.set(carrier, 'tracestate', state);
  }

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    const parent = getter.get(carrier, 'traceparent');
    // Two traceparent headers leave no way to tell which is meant: the trace starts anew.
    const value = Array.isArray(parent) && parent.length === 1 ? parent[0] : parent;
    if (typeof value !== 'string') return context;
    const spanContext = parseTraceparent(value);
    if (spanContext === undefined) return context;

    const states = getter.get(carrier, 'tracestate');
    const state = Array.isArray(states) ? states.join(',') : states;
    const traceState = state ? parseTracestate(state) : undefined;
    return trace.setSpanContext(context, traceState ? { ...spanContext, traceState } : spanContext);
  }

  fields(): string[] {
    return ['traceparent', 'tracestate'];
  }
}
