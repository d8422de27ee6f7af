import type { Fault, FaultyVendor } from '../../api/faults.ts';
import { count, duration, percent, plural } from '../shared/format.ts';

export const vendorNames: Record<FaultyVendor, string> = {
  honeycomb: 'Honeycomb',
  xray: 'X-Ray',
  cloudwatch: 'CloudWatch Logs',
  rollbar: 'Rollbar',
  smtp: 'Mail',
};

/** What is done to a vendor's senders, as part of a sentence: `answers 30 s late`. */
export function describeFault(fault: Fault, nowMs: number): string {
  const parts = [whatOf(fault)];
  if (fault.share < 1) parts.push(`${percent(fault.share)} of the time`);
  if (fault.requests_left !== null)
    parts.push(`for ${plural(fault.requests_left, 'more request')}`);
  if (fault.until_ms !== null) parts.push(`for another ${duration(left(fault.until_ms, nowMs))}`);
  return `${parts.join(', ')}. Hit so far: ${count(fault.hits)}`;
}

/** The same without how often, and for how long. */
export function whatOf(fault: Fault): string {
  switch (fault.mode) {
    case 'slow':
      return `answers ${duration(fault.delay_ms)} late`;
    case 'refuse':
      return 'closes every connection at once';
    case 'reset':
      return 'resets connections midway';
    case 'status':
      return `answers ${fault.status}`;
  }
}

/** In whole seconds: the rest of a duration need not flicker. */
function left(untilMs: number, nowMs: number): number {
  return Math.max(1, Math.ceil((untilMs - nowMs) / 1000)) * 1000;
}
