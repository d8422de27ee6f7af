/** Times that the screen can be of, in milliseconds before now. */
export const ranges = {
  '15m': { ms: 900_000, words: 'Last 15 minutes' },
  '1h': { ms: 3_600_000, words: 'Last hour' },
  '6h': { ms: 21_600_000, words: 'Last 6 hours' },
  '24h': { ms: 86_400_000, words: 'Last 24 hours' },
  '7d': { ms: 604_800_000, words: 'Last 7 days' },
} as const;

export type RangeName = keyof typeof ranges;

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
  const known = Object.keys(ranges).find((range) => range === params.get('range'));
  return (known as RangeName | undefined) ?? fallback;
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
