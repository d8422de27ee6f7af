import { type RangeName, ranges, readRange } from '../shared/ranges.ts';

/** Some time before now, which moves on; or a stretch that was zoomed into. */
export type TimeChoice = RangeName | { startMs: number; endMs: number };

export const shows = ['percentiles', 'heatmap', 'mean', 'rate'] as const;
export type Show = (typeof shows)[number];

/** What is looked at; the address bar holds it. */
export interface MetricsAddress {
  time: TimeChoice;
  /** Of the one metric that is looked at; empty for all of them. */
  name: string;
  /** The attribute that series are grouped by; empty for none. */
  group: string;
  /** `key=value`, all of which must be so. */
  filters: string[];
  /** Of a distribution. */
  show: Show;
}

const fallback: RangeName = '15m';

/** Reads the address bar; anything it cannot make sense of counts as not given. */
export function readAddress(params: URLSearchParams): MetricsAddress {
  return {
    time: readTime(params),
    name: params.get('name') ?? '',
    group: params.get('group') ?? '',
    filters: params.getAll('filter').filter((filter) => /^[^=]+=/.test(filter)),
    show: shows.find((show) => show === params.get('show')) ?? 'percentiles',
  };
}

function readTime(params: URLSearchParams): TimeChoice {
  const startMs = Number(params.get('start_ms'));
  const endMs = Number(params.get('end_ms'));
  if (Number.isSafeInteger(startMs) && Number.isSafeInteger(endMs) && startMs < endMs) {
    return { startMs, endMs };
  }
  return readRange(params) ?? fallback;
}

/** The path with its search. */
export function metricsPath({ time, name, group, filters, show }: MetricsAddress): string {
  const params = new URLSearchParams();
  if (name) params.set('name', name);
  if (typeof time === 'object') {
    params.set('start_ms', String(time.startMs));
    params.set('end_ms', String(time.endMs));
  } else if (time !== fallback) params.set('range', time);
  if (group) params.set('group', group);
  for (const filter of filters) params.append('filter', filter);
  if (show !== 'percentiles') params.set('show', show);
  const search = params.toString();
  return search ? `/metrics?${search}` : '/metrics';
}

/** The stretch of time as it is now. */
export function boundsOf(time: TimeChoice, nowMs: number): { startMs: number; endMs: number } {
  if (typeof time === 'object') return time;
  return { startMs: nowMs - ranges[time].ms, endMs: nowMs };
}
