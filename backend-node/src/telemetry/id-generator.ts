import { randomFillSync } from 'node:crypto';
import type { IdGenerator } from '@opentelemetry/sdk-trace-base';

/** Random bytes are drawn in one go for many ids: one draw an id costs more than the span. */
const POOL_BYTES = 4_096;
const pool = Buffer.allocUnsafeSlow(POOL_BYTES);
let used = POOL_BYTES;

function randomHex(bytes: number): string {
  if (used + bytes > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}

/**
 * A trace id in X-Ray's form, 32 hex digits: the epoch second first, then 12 random bytes. So one
 * id is valid in both worlds, and W3C's random flag holds, since its last 7 bytes are random.
 */
export function newTraceId(nowMs = Date.now()): string {
  const seconds = Math.floor(nowMs / 1_000);
  return seconds.toString(16).padStart(8, '0') + randomHex(12);
}

/** 16 hex digits, never all zero. */
export function newSpanId(): string {
  const id = randomHex(8);
  return id === '0000000000000000' ? newSpanId() : id;
}

let givenTraceId: string | undefined;

/**
 * Runs `start`, in which a trace that begins has the id `traceId`: a load balancer names a trace
 * without a parent in it, and OpenTelemetry takes an id only with a parent or from its generator.
 */
export function beginningTrace<T>(traceId: string, start: () => T): T {
  givenTraceId = traceId;
  try {
    return start();
  } finally {
    givenTraceId = undefined;
  }
}

export const xrayIdGenerator: IdGenerator = {
  generateTraceId: () => givenTraceId ?? newTraceId(),
  generateSpanId: newSpanId,
};
