/** X-Ray's part of the Observatory's JSON API; times are epoch milliseconds. */

/** A segment, its subsegments inside `document`, those that were sent alone included. */
export interface XraySegment {
  id: string;
  /** 32 hex digits. */
  trace_id: string;
  parent_id: string | null;
  name: string;
  start_ms: number;
  /** Null while it is in progress. */
  end_ms: number | null;
  error: boolean;
  fault: boolean;
  throttle: boolean;
  /** A segment document as X-Ray has it, its times in epoch seconds. */
  document: XrayDocument;
}

export interface XrayDocument {
  id: string;
  name: string;
  start_time: number;
  end_time?: number | undefined;
  http?:
    | {
        request?: { method?: string | undefined; url?: string | undefined } | undefined;
        response?: { status?: number | undefined } | undefined;
      }
    | undefined;
  subsegments?: XrayDocument[] | undefined;
  [member: string]: unknown;
}

/** One row of the list of traces, told from the segment that took the request. */
export interface XrayTraceSummary {
  trace_id: string;
  name: string;
  start_ms: number;
  /** From the first start to the last end. */
  duration_ms: number;
  method: string | null;
  url: string | null;
  status: number | null;
  error: boolean;
  fault: boolean;
  throttle: boolean;
  /** Something is still in progress. */
  partial: boolean;
  services: string[];
  segments: number;
  subsegments: number;
}

export interface XrayRule {
  name: string;
  priority: number;
  service: string;
  service_type: string;
  host: string;
  method: string;
  path: string;
  /** Requests a second that are always sampled. */
  reservoir: number;
  /** Share of the rest, 0 to 1. */
  rate: number;
  modified_ms: number;
  /** What clients reported of it since it was made. */
  requests: number;
  sampled: number;
  borrowed: number;
  reported_ms: number | null;
}

export interface XrayGroup {
  name: string;
  arn: string;
  filter: string;
  /** How many of the traces of the last six hours match, at most the newest thousand. */
  traces: number;
}

/** A line of the service graph: how requests to a service went. */
export interface XrayService {
  name: string;
  type: string;
  requests: number;
  errors: number;
  faults: number;
  throttles: number;
  mean_ms: number;
  calls: string[];
}

export interface XrayStatus {
  /** Where segments are taken over UDP and TCP, as `127.0.0.1:2000`; null for nowhere. */
  address: string | null;
  stored: number;
  cap: number;
  /** Segments accepted since the start. */
  received: number;
  /** Segments that were not kept, by reason; survives restarts. */
  dropped: { reason: string; segments: number; last_ms: number }[];
}

/**
 * GET /api/xray/segments?trace= (any form of id) → XraySegment[], oldest first.
 * GET /api/xray/traces, all optional: filter (a filter expression), minutes, limit →
 * XrayTraceSummary[], newest first.
 * GET /api/xray/rules → XrayRule[] in the order in which they are tried.
 * GET /api/xray/groups → XrayGroup[]. GET /api/xray/services, minutes optional → XrayService[].
 * GET /api/xray/wait?trace=, timeout_ms → XraySegment[] once one of the trace is there; 504 if none comes.
 * GET /api/xray/status → XrayStatus.
 */
