/** The time of an answer, cut into steps of one length. */
export interface Steps {
  startMs: number;
  /** Not inclusive. */
  endMs: number;
  stepMs: number;
  /** The first one begins at or before `startMs`, a multiple of `stepMs`. */
  timesMs: number[];
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Lengths that people count time in. */
const lengths = [
  ...[1, 2, 5, 10, 15, 20, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 20, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12, 24].map((n) => n * hour),
];
const wanted = 120;
const stepsAtMost = 1000;

/**
 * About a hundred steps, none shorter than the time between two points; or those asked for.
 * @param stepMs raised where there would be more than a thousand
 */
export function stepsOf(
  startMs: number,
  endMs: number,
  intervalMs: number,
  stepMs: number | undefined,
): Steps {
  const range = endMs - startMs;
  const least = stepMs ?? Math.max(range / wanted, intervalMs);
  const shortest = Math.max(least, range / (stepsAtMost - 1));
  const exact = stepMs !== undefined && shortest === stepMs ? stepMs : undefined;
  const length =
    exact ??
    lengths.find((each) => each >= shortest) ??
    Math.ceil(shortest / (24 * hour)) * 24 * hour;
  const timesMs: number[] = [];
  for (let at = Math.floor(startMs / length) * length; at < endMs; at += length) timesMs.push(at);
  return { startMs, endMs, stepMs: length, timesMs };
}
