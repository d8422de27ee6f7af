import { isLoss } from './drop-reasons.ts';
import type { Receiver } from './receivers.ts';

/** For how long after it happened a loss is told of on every screen. */
export const recentMs = 5 * 60_000;

export interface RecentDrop {
  /** The same for the same receiver and reason. */
  key: string;
  name: string;
  noun: string;
  reason: string;
  count: number;
  lastMs: number;
}

/** What was dropped in the last five minutes, the latest first. */
export function recentDrops(receivers: readonly Receiver[], nowMs: number): RecentDrop[] {
  return receivers
    .flatMap(({ name, noun, dropped }) =>
      dropped.map((drop) => ({ ...drop, name, noun, key: `${name} ${drop.reason}` })),
    )
    .filter(({ lastMs, reason }) => nowMs - lastMs < recentMs && isLoss(reason))
    .toSorted((a, b) => b.lastMs - a.lastMs);
}
