import type { Fault, FaultOrder, FaultyVendor } from '../api/faults.ts';

/** The fault that an order asks for, from now on. */
export function faultOf(vendor: FaultyVendor, order: FaultOrder, nowMs: number): Fault {
  return {
    vendor,
    mode: order.mode,
    delay_ms: order.delay_ms ?? 30_000,
    status: order.status ?? 503,
    retry_after_s: order.retry_after_s ?? 1,
    share: order.share ?? 1,
    since_ms: nowMs,
    until_ms: order.duration_ms === undefined ? null : nowMs + order.duration_ms,
    requests_left: order.requests ?? null,
    hits: 0,
  };
}

/** Whether it has ended by itself. */
export function isOver(fault: Fault, nowMs: number): boolean {
  return fault.requests_left === 0 || (fault.until_ms !== null && nowMs >= fault.until_ms);
}

/** In force for all that come, and for a share spread evenly: 0.25 is every fourth, not a throw of dice. */
export function isDue(share: number, arrivals: number): boolean {
  return Math.floor(arrivals * share + 1e-9) > Math.floor((arrivals - 1) * share + 1e-9);
}
