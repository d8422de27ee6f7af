import { duration, percent, plural } from '../shared/format.ts';
import type { Difference } from './differences.ts';

/** `+12 ms`, `−3 s`. */
export function signed(ms: number): string {
  return ms > 0 ? `+${duration(ms)}` : duration(ms);
}

/** How much longer the second took, in words. */
export function inWords(aMs: number, bMs: number): string {
  const more = bMs - aMs;
  if (Math.abs(more) < 0.0005) return 'B took as long as A.';
  const share = aMs > 0 ? `, ${percent(Math.abs(more) / aMs)}` : '';
  return `B took ${duration(Math.abs(more))}${share} ${more > 0 ? 'longer' : 'less'} than A.`;
}

/** What a difference is, without its name and its times. */
export function describeChange({ change, spans, times }: Difference): string {
  const only = (side: string) => {
    const repeated = times > 1 ? `${times} times` : '';
    const below = spans > times ? `${plural(spans - times, 'span')} below` : '';
    return [`only in ${side}`, repeated, below].filter(Boolean).join(', ');
  };
  switch (change) {
    case 'only-a':
      return only('A');
    case 'only-b':
      return only('B');
    case 'fails':
      return 'fails in B';
    case 'recovers':
      return 'fails in A';
    case 'attributes':
      return 'other attributes';
    default:
      return change;
  }
}
