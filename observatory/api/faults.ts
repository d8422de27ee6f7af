/**
 * Faults to order: how a receiver misbehaves on purpose, so that what senders do about it can be
 * seen. GET /api/faults → FaultsState; PUT /api/faults/:vendor takes a FaultOrder → Fault;
 * DELETE /api/faults/:vendor and DELETE /api/faults end them → 204.
 */

export const faultyVendors = ['honeycomb', 'xray', 'cloudwatch', 'rollbar', 'smtp'] as const;

/** Whose receiver: OTLP's `/v1`, X-Ray's udp, tcp and REST, CloudWatch Logs', Rollbar's, mail's. */
export type FaultyVendor = (typeof faultyVendors)[number];

export const faultModes = ['slow', 'refuse', 'reset', 'status'] as const;

/**
 * `slow` answers later, `refuse` closes the connection at once, `reset` breaks it while the request
 * comes in, `status` answers with an error. A datagram is held by `slow` and lost by all others. A
 * sender of mail is greeted late by `slow`, and turned away with 421 by all others.
 */
export type FaultMode = (typeof faultModes)[number];

/** What is ordered; all but the mode may be left out. */
export interface FaultOrder {
  mode: FaultMode;
  /** How much later `slow` answers; 30,000 unless told. */
  delay_ms?: number;
  /** What `status` answers with, 400 to 599; 503 unless told. */
  status?: number;
  /** Said in `Retry-After` where the status is 429 or 503; 1 unless told. */
  retry_after_s?: number;
  /** Of all requests, above 0 up to 1; 1 unless told. */
  share?: number;
  /** The fault ends by itself so long after it was ordered; never unless told. */
  duration_ms?: number;
  /** The fault ends by itself once it has hit so many; never unless told. */
  requests?: number;
}

/** A fault that is in force. */
export interface Fault {
  vendor: FaultyVendor;
  mode: FaultMode;
  delay_ms: number;
  status: number;
  retry_after_s: number;
  share: number;
  since_ms: number;
  /** When it ends by itself; null for never. */
  until_ms: number | null;
  /** How many it still hits before it ends by itself; null for any number. */
  requests_left: number | null;
  /** Requests, connections or datagrams that it has hit. */
  hits: number;
}

export interface FaultsState {
  /** In force now. */
  faults: Fault[];
  /** Hit since the start, by all faults of a vendor that there were; a vendor that was never hit is left out. */
  hits: Partial<Record<FaultyVendor, number>>;
  /** Requests and datagrams that `slow` holds at this moment, and how many it holds at most. */
  held: number;
  held_cap: number;
}
