import { describe, expect, it } from 'vitest';
import type { TraceSummary } from '../../api.ts';
import { emptyFeed, type Feed, feedCap, feedReducer, mergeRows } from './feed.ts';
import { summary } from './summary.fixture.ts';

const start = 1_795_357_518_000n;
const trace = (n: number, more: Partial<TraceSummary> = {}) =>
  summary({
    trace_id: `trace-${n}`,
    start_unix_nano: String((start + BigInt(n)) * 1000000n),
    ...more,
  });
const arrive = (feed: Feed, traces: TraceSummary[], known: string[] = []) =>
  feedReducer(feed, { type: 'arrived', traces, known: new Set(known) });
const ids = (map: ReadonlyMap<string, unknown>) => [...map.keys()];

describe('feedReducer', () => {
  it('shows what arrives while the reader is at the top', () => {
    const feed = arrive(emptyFeed(''), [trace(1), trace(2)]);
    expect([ids(feed.shown), ids(feed.held)]).toEqual([['trace-1', 'trace-2'], []]);
  });

  it('holds new rows back while scrolled, but updates those that are there', () => {
    let feed = arrive(emptyFeed(''), [trace(1)]);
    feed = feedReducer(feed, { type: 'scrolled', atTop: false });
    feed = arrive(feed, [trace(1, { span_count: 9 }), trace(2), trace(3)], ['trace-3']);
    expect(feed.shown.get('trace-1')?.span_count).toBe(9);
    expect([ids(feed.shown), ids(feed.held)]).toEqual([['trace-1', 'trace-3'], ['trace-2']]);
  });

  it('lets them in once the reader is back at the top', () => {
    let feed = feedReducer(emptyFeed(''), { type: 'scrolled', atTop: false });
    feed = arrive(feed, [trace(1)]);
    feed = feedReducer(feed, { type: 'scrolled', atTop: true });
    expect([ids(feed.shown), ids(feed.held)]).toEqual([['trace-1'], []]);
  });

  it('holds back updates too while paused, and the scroll position does not matter', () => {
    let feed = arrive(emptyFeed(''), [trace(1)]);
    feed = feedReducer(feed, { type: 'paused', paused: true });
    feed = arrive(feed, [trace(1, { span_count: 9 }), trace(2), trace(2)]);
    feed = feedReducer(feed, { type: 'scrolled', atTop: false });
    feed = feedReducer(feed, { type: 'scrolled', atTop: true });
    expect(feed.shown.get('trace-1')?.span_count).toBe(1);
    expect(feed.held.size).toBe(2);
    feed = feedReducer(feed, { type: 'paused', paused: false });
    expect(feed.shown.get('trace-1')?.span_count).toBe(9);
    expect(feed.held.size).toBe(0);
  });

  it('forgets what was pushed for other filters, and stays paused', () => {
    let feed = feedReducer(arrive(emptyFeed(''), [trace(1)]), { type: 'paused', paused: true });
    feed = feedReducer(feed, { type: 'narrowed', query: 'errors=1' });
    expect(feed).toEqual({ ...emptyFeed('errors=1'), paused: true });
  });

  it('keeps no more than its cap, the newest', () => {
    const many = Array.from({ length: feedCap + 10 }, (_, i) => trace(i));
    const feed = arrive(emptyFeed(''), many);
    expect(feed.shown.size).toBe(feedCap);
    expect(feed.shown.has('trace-9')).toBe(false);
    expect(feed.shown.has(`trace-${feedCap + 9}`)).toBe(true);
  });
});

describe('mergeRows', () => {
  it('puts newer first, each once', () => {
    const shown = new Map([['trace-3', trace(3)]]);
    const rows = mergeRows([trace(1), trace(2), trace(3)], shown);
    expect(rows.map((row) => row.trace_id)).toEqual(['trace-3', 'trace-2', 'trace-1']);
  });

  it('believes the later of a push and a page', () => {
    const pushed = trace(1, { received_ms: 100, span_count: 5 });
    const shown = new Map([['trace-1', pushed]]);
    const [before] = mergeRows([trace(1, { received_ms: 50, span_count: 4 })], shown);
    const [after] = mergeRows([trace(1, { received_ms: 150, span_count: 6 })], shown);
    expect([before?.span_count, after?.span_count]).toEqual([5, 6]);
  });
});
