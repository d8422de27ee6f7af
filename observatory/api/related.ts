import type { ErrorOccurrence } from './errors.ts';
import type { LogEvent } from './logs.ts';

/**
 * GET /api/traces/:id/related (the id in any form) → Related: everything under a trace's id that is
 * not a span, whether or not there are spans; 404 when there is nothing at all of that id.
 *
 * `at_ms` lies on the trace page's own axis: from the start of the trace, corrected for the skew of
 * the clock that told the time. Without spans it counts from the earliest of all that there is.
 */
export interface Related {
  trace_id: string;
  /** The vendors that have the id, and how many items each has; none with zero. */
  vendors: VendorCount[];
  /** What 0 on the axis stands for, in epoch milliseconds by the clock of the root's service. */
  origin_ms: number;
  logs: RelatedLog[];
  errors: RelatedError[];
  segments: RelatedSegment[];
  /** Of each kind no more than so many are given, the oldest ones. */
  limit: number;
}

/** Where an id is found: spans that came by OTLP, segments, log events, items. */
export type VendorWithId = 'honeycomb' | 'xray' | 'cloudwatch' | 'rollbar';

export interface VendorCount {
  vendor: VendorWithId;
  count: number;
}

export interface RelatedLog extends LogEvent {
  at_ms: number;
  /** The span in which it was written, where the line names one. */
  span_id: string | null;
}

export interface RelatedError extends ErrorOccurrence {
  at_ms: number;
  /** The span that it belongs to most likely: an item names none. Null without spans of its side. */
  span_id: string | null;
}

/** A segment as X-Ray has it; its subsegments are in the document. */
export interface RelatedSegment {
  /** The same as that of the span it was made from. */
  id: string;
  parent_id: string | null;
  name: string;
  at_ms: number;
  /** Null while it is in progress. */
  duration_ms: number | null;
  error: boolean;
  fault: boolean;
  throttle: boolean;
  document: Record<string, unknown>;
}

/** GET /api/find?q= (an id of a span or of a Rollbar item) → where it is shown. */
export interface Found {
  /** An address of the screens; null when the id is not known here, which is no failure. */
  path: string | null;
}
