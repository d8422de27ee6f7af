/** Log events as `/api/logs` gives them; same conventions as ../api.ts. */

/** From the least to the most serious; `metric` is a line in embedded metric format. */
export const logLevels = ['metric', 'trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

export type LogLevel = (typeof logLevels)[number];

export interface LogEvent {
  /** A decimal number; an event that arrived later has a greater one. */
  id: string;
  group: string;
  stream: string;
  /** As its sender said. */
  time_ms: number;
  received_ms: number;
  /** Null when the message tells none. */
  level: LogLevel | null;
  /** 32 hex digits; null when the message names no trace. */
  trace_id: string | null;
  /** As sent. */
  message: string;
  /** The message, when it is a JSON object. */
  fields: Record<string, unknown> | null;
}

/**
 * GET /api/logs, all optional: search (text, in any case), group, stream, level (that one and all
 * that are more serious; events that tell none count as info), trace (an id in any form), from_ms,
 * to_ms, before (a cursor), limit → newest first by their own time.
 * With after (an id): events that arrived after that one, in the order of their arrival.
 */
export interface LogList {
  events: LogEvent[];
  /** Pass as `before` for the next page; null at the end. */
  next: string | null;
  /** The id of the newest event stored, whatever was asked for: `after` it nothing is missed. */
  newest: string;
}

/** GET /api/logs/wait: search, group, stream, level, trace, files, after (an id), timeout_ms → LogEvent. */

export interface LogStreamSummary {
  name: string;
  created_ms: number;
  events: number;
  first_event_ms: number | null;
  last_event_ms: number | null;
}

/** GET /api/logs/groups → LogGroupSummary[] by name; their streams have the newest first. */
export interface LogGroupSummary {
  name: string;
  created_ms: number;
  /** Null: events stay until room is needed. */
  retention_days: number | null;
  events: number;
  bytes: number;
  streams: LogStreamSummary[];
}

export interface LogStatus {
  groups: number;
  stored: number;
  cap: number;
  bytes: number;
  cap_bytes: number;
  /** Events accepted since the start. */
  received: number;
  /** Events that were refused or made room for newer ones, by reason; survives restarts. */
  dropped: { reason: string; events: number; last_ms: number }[];
}
