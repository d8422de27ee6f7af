import type { Unit } from './units.ts';

/** 1, 2 or 5 times a power of ten: the smallest such step that is not below `step`. */
function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((each) => each * power >= step * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Bytes step by powers of two, so that an axis reads 0, 512 B, 1 KiB and not 500 B. */
function binaryStep(step: number): number {
  return 2 ** Math.ceil(Math.log2(step));
}

/** At most `most` + 1 round values between two others, those included when they are round. */
export function linearTicks(min: number, max: number, most: number, unit?: Unit): number[] {
  if (!(max > min) || most < 1) return [min];
  const rough = (max - min) / most;
  let step = unit === 'bytes' ? binaryStep(rough) : niceStep(rough);
  if (unit === 'count') step = Math.max(1, step);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  // Rounded off, or 3 × 0.1 would be 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** Powers of ten between two values above zero; also twice and five times them where they fit. */
export function logTicks(min: number, max: number, most: number): number[] {
  if (!(min > 0) || !(max > min)) return [];
  const low = Math.floor(Math.log10(min));
  const high = Math.ceil(Math.log10(max));
  const within = (factors: number[], every: number) =>
    Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, i) => low + i * every)
      .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
      .filter((value) => value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9));
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = within(factors, 1);
    if (ticks.length <= most) return ticks.length > 1 ? ticks : linearTicks(min, max, most);
  }
  return within([1], Math.ceil((high - low) / most));
}

/** A range with a little air that ends at round values; from zero unless something is below it. */
export function linearRange(min: number, max: number): [number, number] {
  const low = Math.min(0, min);
  const high = Math.max(0, max);
  if (low === high) return [0, 1];
  const step = niceStep((high - low) / 5);
  return [Math.floor(low / step) * step, Math.ceil((high * 1.02) / step) * step];
}

/** The same for values above zero on a logarithmic axis: at least from half to double. */
export function logRange(min: number, max: number): [number, number] {
  if (!(min > 0)) return [1, 10];
  const down = 10 ** Math.floor(Math.log10(min));
  const low = [5, 2, 1].map((factor) => factor * down).find((value) => value <= min) ?? down;
  const high = niceStep(max);
  return high > low ? [low, high] : [low / 2, low * 2];
}
