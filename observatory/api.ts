/**
 * The Observatory's own JSON API, as the server gives it and the screens and the tests read it.
 * All times named `*_ms` that are relative count from the start of the trace; durations are in
 * milliseconds with fractions; `*_unix_nano` are nanoseconds since the epoch, as strings.
 */

import type { ErrorStatus } from './api/errors.ts';
import type { Fault } from './api/faults.ts';
import type { LogStatus } from './api/logs.ts';
import type { MetricStatus } from './api/metrics.ts';
import type { XrayStatus } from './api/xray.ts';

export type SpanKind = 'unspecified' | 'internal' | 'server' | 'client' | 'producer' | 'consumer';

export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | AttributeValue[]
  | { [key: string]: AttributeValue };

export type Attributes = Record<string, AttributeValue>;

/** One row of the list of traces. */
export interface TraceSummary {
  trace_id: string;
  /** The root span's name; of the earliest span while no root has arrived. */
  name: string;
  root_service: string;
  services: { name: string; spans: number }[];
  start_unix_nano: string;
  duration_ms: number;
  span_count: number;
  error_count: number;
  /** Root ended, every parent present and ended, quiet for a moment. */
  complete: boolean;
  /** When its last span arrived, in epoch milliseconds. */
  received_ms: number;
}

export interface SpanEvent {
  name: string;
  time_unix_nano: string;
  /** From the start of the trace, corrected for clock skew. */
  at_ms: number;
  attributes: Attributes;
}

export interface SpanLink {
  trace_id: string;
  span_id: string;
  attributes: Attributes;
}

export interface Span {
  trace_id: string;
  span_id: string;
  parent_span_id: string | null;
  name: string;
  kind: SpanKind;
  service: string;
  /** As sent, uncorrected. */
  start_unix_nano: string;
  /** From the start of the trace, corrected for clock skew. */
  start_ms: number;
  duration_ms: number;
  /** Duration that no child covers. */
  self_ms: number;
  status_code: 0 | 1 | 2;
  status_message: string;
  error: boolean;
  /** Sent before its end, because the page went away; the end is not known. */
  partial: boolean;
  attributes: Attributes;
  resource: Attributes;
  scope: { name: string; version: string };
  events: SpanEvent[];
  links: SpanLink[];
}

/** How far a service's clock was found to be off, and what it was held against. */
export interface ClockSkew {
  service: string;
  reference_service: string;
  /** Added to every time of the service; 0 where the clocks agree. */
  offset_ms: number;
}

/** A stretch of the trace in which this span was what the whole waited for. */
export interface CriticalSection {
  span_id: string;
  start_ms: number;
  end_ms: number;
}

export interface TraceDetail {
  trace: TraceSummary;
  spans: Span[];
  skew: ClockSkew[];
  critical_path: CriticalSection[];
  /** Browser's fetch time minus the server's own, summed over the trace's fetches; null without any. */
  network_ms: number | null;
  /** Why the trace is not complete, in sentences; empty when it is. */
  incomplete: string[];
}

export interface TraceList {
  traces: TraceSummary[];
  /** Pass as `before` for the next page; null at the end. */
  next: string | null;
}

/**
 * GET /api/traces, all optional: search (name, id in any form, attribute value), service, errors=1,
 * min_ms, vitals=0 (without lone web vitals), before, limit.
 */

/** Names of the spans that tell what people waited for, one a measurement. */
export const webVitalPrefix = 'web_vital ';

/** A web vital that came after its page load was over, and so is a trace of its own. */
export function isLoneWebVital({ name, span_count }: TraceSummary): boolean {
  return span_count === 1 && name.startsWith(webVitalPrefix);
}

export interface Status {
  spans: number;
  traces: number;
  oldest_unix_nano: string | null;
  received_spans: number;
  /** What was not kept, by reason; a row a reason, never zero. */
  dropped: { reason: string; spans: number; last_ms: number }[];
  disk: { used_bytes: number; cap_bytes: number };
  memory: { used_bytes: number; cap_bytes: number };
  span_cap: number;
  services: string[];
  mail: MailStatus;
  errors: ErrorStatus;
  logs: LogStatus;
  metrics: MetricStatus;
  xray: XrayStatus;
  /** Faults that were ordered and are in force. */
  faults: Fault[];
  started_ms: number;
}

export interface MailStatus {
  /** Where programs send mail to, as `smtp://127.0.0.1:1025`; null when no mail is taken. */
  address: string | null;
  /** Mails that are kept now, and how many are kept at most. */
  stored: number;
  cap: number;
  /** Mails accepted since the start. */
  received: number;
  /** Mails that were not accepted or made room for newer ones, by reason; survives restarts. */
  dropped: { reason: string; mails: number; last_ms: number }[];
}

/** What the list of mails shows of one. */
export interface MailSummary {
  /** A decimal number; a later mail has a greater one. */
  id: string;
  /** The From header; without one the sender of the envelope. */
  from: string;
  /** The recipients of the envelope, those of Bcc included. */
  to: string[];
  subject: string;
  received_ms: number;
  /** The six-digit code that its text holds. */
  code?: string;
  /** The beginning of its text, on one line. */
  preview: string;
}

export interface Mail extends MailSummary {
  /** The text part; of a mail with HTML only, the HTML as text. */
  text: string;
  html?: string;
  /** Name and value of every header, in their order, unfolded and otherwise as sent. */
  headers: [string, string][];
  /** What was attached; the contents are not kept. */
  attachments: { name: string; type: string; bytes: number }[];
}

/**
 * GET /api/mail, all optional: to (one recipient), search (in sender, recipients, subject and text),
 * before (an id), limit, summary=1 → Mail[], or MailSummary[] with summary=1, newest first.
 * GET /api/mail/wait: to, after (an id), timeout_ms → the first Mail after that one.
 */

export interface ApiError {
  code: string;
  message: string;
}

/** What GET /api/live pushes (server-sent events): the event's name and its data. */
export interface LiveEvents {
  /** New or changed traces since the last push, newest first; at most every 250 ms. */
  traces: TraceSummary[];
  status: Status;
  /** Mails came or went: the newest one's id; at most every 250 ms. */
  mail: { newest: string | null };
  /** Errors came or items changed: the newest occurrence's uuid; at most every 250 ms. */
  errors: { newest: string | null };
  /** Log events came or went: the id of the newest one; at most every 250 ms. */
  logs: { newest: string };
  /** Points of metrics came or went: when the newest was taken; at most every 250 ms. */
  metrics: { newest_ms: number };
  /** Segments arrived; at most every 250 ms. */
  xray: { stored: number };
}
