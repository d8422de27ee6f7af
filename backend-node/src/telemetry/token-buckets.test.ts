import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

describe('TokenBuckets', () => {
  it('gives its capacity at once and then what comes back', () => {
    let now = 0;
    const buckets = new TokenBuckets({ capacity: 3, perSecond: 2, maxKeys: 10 }, () => now);
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1]);
    expect(buckets.take('b')).toBe(0);
    now = 500;
    expect([1, 2].map(() => buckets.take('a'))).toEqual([0, 1]);
    now = 1_000_000;
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1]);
  });

  it('says how long to wait in whole seconds', () => {
    const buckets = new TokenBuckets({ capacity: 1, perSecond: 0.1, maxKeys: 10 }, () => 0);
    buckets.take('a');
    expect(buckets.take('a')).toBe(10);
  });

  it('takes as much as something costs', () => {
    const buckets = new TokenBuckets({ capacity: 100, perSecond: 10, maxKeys: 10 }, () => 0);
    expect([buckets.take('a', 60), buckets.take('a', 60), buckets.take('a', 40)]).toEqual([
      0, 2, 0,
    ]);
  });

  it('remembers a bounded number of clients, those seen last', () => {
    const buckets = new TokenBuckets({ capacity: 1, perSecond: 1, maxKeys: 2 }, () => 0);
    for (const key of ['a', 'b', 'a', 'c']) buckets.take(key);
    expect(buckets.size).toBe(2);
    expect(buckets.take('a')).toBe(1);
    expect(buckets.take('b')).toBe(0);
  });
});
