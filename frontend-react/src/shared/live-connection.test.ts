import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect, parse, waitAfter } from './live-connection.ts';

/** jsdom has no EventSource: this one is answered by the test. */
class Source {
  static last: Source;
  static count = 0;
  onmessage: ((event: { data: string }) => void) | undefined;
  onerror: (() => void) | undefined;
  closed = false;
  constructor() {
    Source.last = this;
    Source.count += 1;
  }
  close() {
    this.closed = true;
  }
}

const greet = () => Source.last.onmessage?.({ data: '{"kind":"hello"}' });

beforeEach(() => {
  Source.count = 0;
  vi.stubGlobal('EventSource', Source);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('connect', () => {
  it('comes back after a loss, later each time, and passes the next greeting on', () => {
    const heard: string[] = [];
    const connection = connect(({ kind }) => heard.push(kind), false);
    greet();
    expect(heard).toEqual([]);
    Source.last.onerror?.();
    expect(Source.last.closed).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(Source.count).toBe(2);
    Source.last.onerror?.();
    vi.advanceTimersByTime(999);
    expect(Source.count).toBe(2);
    vi.advanceTimersByTime(1_001);
    expect(Source.count).toBe(3);
    greet();
    expect(heard).toEqual(['hello']);
    // The server itself had lost touch.
    greet();
    expect(heard).toEqual(['hello', 'hello']);
    connection.close();
  });

  it('does not wait when the network is back, and ends when it is told', () => {
    const connection = connect(() => {}, false);
    Source.last.onerror?.();
    window.dispatchEvent(new Event('online'));
    expect(Source.count).toBe(2);
    Source.last.onerror?.();
    connection.close();
    window.dispatchEvent(new Event('online'));
    vi.runAllTimers();
    expect(Source.count).toBe(2);
    expect(Source.last.closed).toBe(true);
  });
});

describe('waitAfter', () => {
  it('is never shorter than half a second nor longer than a minute', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.nat(5_000), chance, (failures, by) => {
        const wait = waitAfter(failures, by);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(60_000);
      }),
    );
  });
});

describe('parse', () => {
  it.each(['', 'null', '3', '{"kind":3}', '{"kind":"party"}', '{'])('ignores %s', (data) => {
    expect(parse(data)).toBeUndefined();
  });

  it('reads what the contract knows', () => {
    expect(parse('{"kind":"message","handle":"worf"}')).toEqual({
      kind: 'message',
      handle: 'worf',
    });
  });
});
