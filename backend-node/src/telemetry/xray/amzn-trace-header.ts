import { createContextKey } from '@opentelemetry/api';
import { fromXrayTraceId } from './trace-id.ts';

/** What an `X-Amzn-Trace-Id` header says. */
export interface AmznTrace {
  /** 32 lower-case hex digits. */
  readonly traceId: string;
  /** 16 lower-case hex digits; a load balancer names a trace without a parent in it. */
  readonly parentId?: string;
  /** Absent when the decision is left to us (`Sampled=?`, or none). */
  readonly sampled?: boolean;
  /** The balancer found the trace named already, and so added its own id beside it. */
  readonly namedByCaller: boolean;
}

/** In a span's parent context: X-Ray's sampling decision, made by whoever called. */
export const XRAY_SAMPLED = createContextKey('cruddur.xray.sampled');

const LENGTH_LIMIT = 512;
const PARENT = /^(?!0{16})[0-9a-f]{16}$/i;
const DECISIONS: ReadonlyMap<string, boolean> = new Map([
  ['0', false],
  ['1', true],
]);

/**
 * Reads `Root=1-…;Parent=…;Sampled=0|1|?` (X-Ray developer guide, "Tracing header"; `Self` is what
 * an Application Load Balancer adds). Fields that are not known are passed over; undefined when
 * there is no valid Root, a Parent that is none, or a field twice.
 */
export function parseAmznTrace(header: unknown): AmznTrace | undefined {
  if (typeof header !== 'string' || header.length > LENGTH_LIMIT) return undefined;
  const fields = new Map<string, string>();
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim().toLowerCase();
    if (fields.has(name)) return undefined;
    fields.set(name, part.slice(equals + 1).trim());
  }
  const traceId = fromXrayTraceId(fields.get('root') ?? '');
  const parentId = fields.get('parent');
  if (traceId === undefined || (parentId !== undefined && !PARENT.test(parentId))) return undefined;
  const sampled = DECISIONS.get(fields.get('sampled') ?? '');
  return {
    traceId,
    ...(parentId !== undefined && { parentId: parentId.toLowerCase() }),
    ...(sampled !== undefined && { sampled }),
    namedByCaller: fields.has('self'),
  };
}
