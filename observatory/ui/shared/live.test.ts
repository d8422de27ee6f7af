// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLive } from './live.ts';

/** What the browser's EventSource does, moved by hand. */
class Stream extends EventTarget {
  readyState = 0;
  closed = false;
  close() {
    this.closed = true;
  }
  happen(event: string, data?: unknown) {
    this.readyState = event === 'open' ? 1 : this.readyState;
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
}

function setUp() {
  const streams: Stream[] = [];
  const live = createLive(() => {
    const stream = new Stream();
    streams.push(stream);
    return stream as unknown as EventSource;
  });
  return { live, streams };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('opens one stream for all and closes it with the last', () => {
  const { live, streams } = setUp();
  const stop = [live.on('traces', () => {}), live.on('status', () => {}), live.watch(() => {})];
  expect(streams).toHaveLength(1);
  stop[0]?.();
  stop[1]?.();
  expect(streams[0]?.closed).toBe(false);
  stop[2]?.();
  expect(streams[0]?.closed).toBe(true);
});

it('hands on what is pushed, to those who asked for it', () => {
  const { live, streams } = setUp();
  const traces = vi.fn();
  const status = vi.fn();
  live.on('traces', traces);
  live.on('status', status);
  streams[0]?.happen('traces', [{ trace_id: 'a' }]);
  expect(traces).toHaveBeenCalledExactlyOnceWith([{ trace_id: 'a' }]);
  expect(status).not.toHaveBeenCalled();
});

it('says when it is lost, and has everything read again once it is back', () => {
  const { live, streams } = setUp();
  const resync = vi.fn();
  live.on('resync', resync);
  streams[0]?.happen('open');
  expect([live.state(), resync.mock.calls.length]).toEqual(['open', 0]);
  streams[0]?.happen('error');
  expect(live.state()).toBe('lost');
  streams[0]?.happen('open');
  expect([live.state(), resync.mock.calls.length]).toEqual(['open', 1]);
});

it('opens a new stream when the browser has given up on the old one', () => {
  const { live, streams } = setUp();
  live.watch(() => {});
  const first = streams[0];
  if (first) first.readyState = 2;
  first?.happen('error');
  expect(streams).toHaveLength(1);
  vi.advanceTimersByTime(2000);
  expect(streams).toHaveLength(2);
});
