import type { IncomingMessage } from 'node:http';
import { type Context, ROOT_CONTEXT, TraceFlags, trace } from '@opentelemetry/api';
import { beginningTrace } from '../id-generator.ts';
import type { TrustMode } from '../trust.ts';
import { type AmznTrace, parseAmznTrace, XRAY_SAMPLED } from './amzn-trace-header.ts';

/** A trace that a load balancer of AWS began or handed on. */
export interface IncomingTrace {
  readonly traceId: string;
  /** With the parent, where one is named, and X-Ray's sampling decision, where one is made. */
  readonly context: Context;
}

/**
 * Makes what reads `X-Amzn-Trace-Id`: believed with a proxy of our own in front, or when everybody
 * is. A balancer that found the trace named already, by whoever called it, says so with `Self`:
 * that trace is as foreign as any, and joined only when everybody's is.
 */
export function createBalancerTrust(
  mode: TrustMode,
  hasOwnProxy: boolean,
): (request: IncomingMessage) => IncomingTrace | undefined {
  if (mode === 'none' || (mode === 'own' && !hasOwnProxy)) return () => undefined;
  return ({ headers }) => {
    const header = headers['x-amzn-trace-id'];
    const named = header === undefined ? undefined : parseAmznTrace(header);
    if (named === undefined || (named.namedByCaller && mode !== 'all')) return undefined;
    return { traceId: named.traceId, context: contextOf(named) };
  };
}

/** Starts a span in the trace that came in, also where that names no parent. */
export function startIn<T>(named: IncomingTrace | undefined, start: () => T): T {
  return named === undefined ? start() : beginningTrace(named.traceId, start);
}

function contextOf({ traceId, parentId, sampled }: AmznTrace): Context {
  let context = ROOT_CONTEXT;
  if (sampled !== undefined) context = context.setValue(XRAY_SAMPLED, sampled);
  if (parentId === undefined) return context;
  // As with a traceparent, what the caller decided is X-Ray's affair; our own sampler asks nobody.
  const traceFlags = sampled === false ? TraceFlags.NONE : TraceFlags.SAMPLED;
  return trace.setSpanContext(context, { traceId, spanId: parentId, traceFlags, isRemote: true });
}
