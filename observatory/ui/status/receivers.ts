import type { Status } from '../../api.ts';
import { bytes, count, plural } from '../shared/format.ts';
import { vendorNames } from './describe-fault.ts';

/** What one receiver has taken in, kept and not kept. */
export interface Receiver {
  name: string;
  /** The screen that shows what it has. */
  path: string;
  /** What is counted, as one of it is called. */
  noun: string;
  /** Where programs send to; null when it is off. */
  address: string | null;
  stored: number;
  cap: number;
  /** More about what is stored. */
  note: string | null;
  received: number;
  dropped: { reason: string; count: number; lastMs: number }[];
}

/** Every receiver, in the order of the vendors' names on the trace page. */
export function receiversOf(status: Status, origin: string): Receiver[] {
  const { xray, logs, metrics, errors, mail } = status;
  return [
    {
      name: vendorNames.honeycomb,
      path: '/',
      noun: 'span',
      address: `${origin}/v1/traces`,
      stored: status.spans,
      cap: status.span_cap,
      note: `in ${plural(status.traces, 'trace')}`,
      received: status.received_spans,
      dropped: status.dropped.map((row) => ({ ...dropOf(row), count: row.spans })),
    },
    {
      name: 'Metrics',
      path: '/metrics',
      noun: 'point',
      address: `${origin}/v1/metrics`,
      stored: metrics.stored,
      cap: metrics.cap,
      note: `in ${count(metrics.series)} of ${count(metrics.series_cap)} series`,
      received: metrics.received,
      dropped: metrics.dropped.map((row) => ({ ...dropOf(row), count: row.points })),
    },
    {
      name: vendorNames.xray,
      path: '/xray',
      noun: 'segment',
      address: xray.address,
      stored: xray.stored,
      cap: xray.cap,
      note: null,
      received: xray.received,
      dropped: xray.dropped.map((row) => ({ ...dropOf(row), count: row.segments })),
    },
    {
      name: vendorNames.cloudwatch,
      path: '/logs',
      noun: 'log line',
      address: `${origin} and /v1/logs`,
      stored: logs.stored,
      cap: logs.cap,
      note: `${bytes(logs.bytes)} of ${bytes(logs.cap_bytes)}, in ${plural(logs.groups, 'group')}`,
      received: logs.received,
      dropped: logs.dropped.map((row) => ({ ...dropOf(row), count: row.events })),
    },
    {
      name: vendorNames.rollbar,
      path: '/errors',
      noun: 'occurrence',
      address: `${origin}/api/1/item/`,
      stored: errors.occurrences,
      cap: errors.occurrence_cap,
      note: `of ${plural(errors.items, 'error')}, ${count(errors.source_maps)} source maps`,
      received: errors.received,
      dropped: errors.dropped.map((row) => ({ ...dropOf(row), count: row.errors })),
    },
    {
      name: vendorNames.smtp,
      path: '/mail',
      noun: 'mail',
      address: mail.address,
      stored: mail.stored,
      cap: mail.cap,
      note: null,
      received: mail.received,
      dropped: mail.dropped.map((row) => ({ ...dropOf(row), count: row.mails })),
    },
  ];
}

function dropOf({ reason, last_ms }: { reason: string; last_ms: number }) {
  return { reason, lastMs: last_ms };
}
