/**
 * What `/api/errors` gives. All times are epoch milliseconds. Frames stand innermost first, as
 * people read a stack, whichever way they were sent.
 */

export const errorLevels = ['debug', 'info', 'warning', 'error', 'critical'] as const;
export type ErrorLevel = (typeof errorLevels)[number];

export type ErrorPlatform = 'server' | 'browser';

export interface ErrorFrame {
  file: string;
  method: string;
  line: number | null;
  column: number | null;
  /** The line of code that was running, and the lines around it where they are known. */
  code: string | null;
  before: string[];
  after: string[];
  /** Code of a package or of the runtime, which is rarely where the fault lies. */
  library: boolean;
  /** As it was sent, found by a source map, or of a bundle for which there is no source map. */
  source: 'sent' | 'mapped' | 'unmapped';
}

export interface ErrorException {
  class: string;
  message: string;
  frames: ErrorFrame[];
}

/** One time that an error happened. */
export interface ErrorOccurrence {
  uuid: string;
  /** The item that it is grouped into. */
  item_id: string;
  title: string;
  level: ErrorLevel;
  time_ms: number;
  platform: ErrorPlatform;
  environment: string;
  /** 32 hex digits. */
  trace_id: string | null;
  /** What was thrown; null for a plain message. */
  exception: { class: string; message: string } | null;
  frames: ErrorFrame[];
}

/** Something that the page did or saw before the error. */
export interface Breadcrumb {
  time_ms: number;
  level: ErrorLevel;
  /** Rollbar's kinds: `log`, `network`, `dom`, `navigation`, `error`, `manual`, `connectivity`. */
  kind: string;
  text: string;
}

/** Everything of one occurrence. */
export interface ErrorDetail extends ErrorOccurrence {
  received_ms: number;
  /** What was thrown, then what caused it, and so on. */
  chain: ErrorException[];
  breadcrumbs: Breadcrumb[];
  person_id: string | null;
  code_version: string | null;
  context: string | null;
  request: Record<string, unknown> | null;
  custom: Record<string, unknown> | null;
  server: Record<string, unknown> | null;
  client: Record<string, unknown> | null;
  /** `data` of the payload, as it was sent. */
  raw: unknown;
}

/** Occurrences of the same fault. */
export interface ErrorItem {
  id: string;
  title: string;
  /** The highest of its levels. */
  level: ErrorLevel;
  levels: ErrorLevel[];
  environments: string[];
  platforms: ErrorPlatform[];
  first_seen_ms: number;
  last_seen_ms: number;
  /** All that were received, also those that are not kept any more. */
  occurrences: number;
  resolved_ms: number | null;
  /** When it came back after having been resolved; null when it never did. */
  reactivated_ms: number | null;
  counts: ErrorCounts;
}

/** Occurrences over time, oldest first; the last bucket holds the present. */
export interface ErrorCounts {
  bucket_ms: number;
  start_ms: number;
  buckets: number[];
}

export const errorRanges = ['hour', 'day', 'week'] as const;
export type ErrorRange = (typeof errorRanges)[number];

/**
 * GET /api/errors, all optional: search (title, uuid, trace id in any form), level, environment,
 * state (active, resolved, all), trace, range (hour, day, week), limit. Last seen first.
 */
export interface ErrorList {
  items: ErrorItem[];
  /** How many match in each state, whichever is asked for. */
  active: number;
  resolved: number;
  /** Every environment that there are items of. */
  environments: string[];
}

/** GET /api/errors/:id, range and limit (of occurrences, newest first) optional. */
export interface ErrorItemDetail {
  item: ErrorItem;
  occurrences: ErrorOccurrence[];
  /** Occurrences that are kept. */
  kept: number;
}

/**
 * GET /api/errors/occurrences/:uuid → ErrorDetail.
 * PATCH /api/errors/:id {resolved} → ErrorItem.
 * GET /api/errors/wait: search, after (the uuid of an occurrence), timeout_ms → the first
 * ErrorDetail after that one.
 * GET /api/errors/deploys → Deploy[], newest first.
 */
export interface Deploy {
  id: string;
  environment: string;
  revision: string;
  username: string | null;
  comment: string | null;
  status: string;
  time_ms: number;
}

export interface ErrorStatus {
  items: number;
  occurrences: number;
  occurrence_cap: number;
  source_maps: number;
  /** Occurrences accepted since the start. */
  received: number;
  /** What was not kept, by reason; survives restarts. */
  dropped: { reason: string; errors: number; last_ms: number }[];
}
