import { expect, it } from 'vitest';
import { describeReason } from './drop-reasons.ts';
import type { Receiver } from './receivers.ts';
import { recentDrops, recentMs } from './recent-drops.ts';

const now = 1_800_000_000_000;

function receiver(name: string, dropped: Receiver['dropped']): Receiver {
  const kept = { address: null, stored: 0, cap: 1, note: null, received: 0 };
  return { name, path: '/', noun: 'span', ...kept, dropped };
}

it('tells of what was lost lately, the latest first, and forgets what is long ago', () => {
  const drops = recentDrops(
    [
      receiver('A', [
        { reason: 'too large', count: 3, lastMs: now - 60_000 },
        { reason: 'over the cap', count: 9, lastMs: now - recentMs },
      ]),
      receiver('B', [{ reason: 'too large', count: 1, lastMs: now - 1000 }]),
    ],
    now,
  );
  expect(drops.map(({ key, count }) => [key, count])).toEqual([
    ['B too large', 1],
    ['A too large', 3],
  ]);
});

it('tells of no loss where something was kept for as long as it should be', () => {
  const expired = receiver('A', [{ reason: 'metric_age', count: 3, lastMs: now }]);
  expect(recentDrops([expired], now)).toEqual([]);
});

it('says why in words, of a new reason too', () => {
  expect(describeReason('span_cap')).toContain('OBSERVATORY_MAX_SPANS');
  expect(describeReason('row_too_wide')).toBe('row too wide');
});

it('has nothing to tell when nothing was lost', () => {
  expect(recentDrops([receiver('A', [])], now)).toEqual([]);
});
