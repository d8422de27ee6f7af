/** Times that a screen can be of, in milliseconds before now. */
export const ranges = {
  '15m': { ms: 900_000, words: 'Last 15 minutes' },
  '1h': { ms: 3_600_000, words: 'Last hour' },
  '6h': { ms: 21_600_000, words: 'Last 6 hours' },
  '24h': { ms: 86_400_000, words: 'Last 24 hours' },
  '7d': { ms: 604_800_000, words: 'Last 7 days' },
} as const;

export type RangeName = keyof typeof ranges;

/** The one that the address bar names; undefined when it names none of them. */
export function readRange(params: URLSearchParams): RangeName | undefined {
  const named = Object.keys(ranges).find((range) => range === params.get('range'));
  return named as RangeName | undefined;
}
