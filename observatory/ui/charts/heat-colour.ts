import type { Scheme } from './scheme.ts';

/**
 * Lightness rises (in the dark) or falls (in the light) evenly from few to many, the hue goes from
 * blue over violet to a warm end, so that the scale reads alike without colour vision.
 */
const ramps: Record<Scheme, readonly [number, number, number][]> = {
  dark: [
    [0.4, 0.1, 262],
    [0.49, 0.15, 272],
    [0.58, 0.18, 300],
    [0.72, 0.17, 345],
    [0.84, 0.14, 60],
    [0.95, 0.1, 100],
  ],
  light: [
    [0.86, 0.06, 250],
    [0.76, 0.11, 254],
    [0.65, 0.15, 270],
    [0.54, 0.19, 300],
    [0.42, 0.17, 330],
    [0.28, 0.1, 350],
  ],
};

/** The share of the scale that a count stands at, by its logarithm: one is 0, the largest is 1. */
export function shareOf(count: number, max: number): number {
  if (max <= 1 || count <= 0) return count > 0 ? 1 : 0;
  return Math.min(1, Math.max(0, Math.log(count) / Math.log(max)));
}

/** A colour of the scale, for CSS and canvas; `share` from 0 to 1. */
export function heatColour(share: number, scheme: Scheme): string {
  const ramp = ramps[scheme];
  const at = Math.min(1, Math.max(0, share)) * (ramp.length - 1);
  const low = Math.min(Math.floor(at), ramp.length - 2);
  const [a, b] = [ramp[low], ramp[low + 1]];
  if (!a || !b) return 'transparent';
  const part = at - low;
  const lightness = a[0] + (b[0] - a[0]) * part;
  const chroma = a[1] + (b[1] - a[1]) * part;
  // The short way round the wheel of hues.
  const turn = ((b[2] - a[2] + 540) % 360) - 180;
  const hue = (a[2] + turn * part + 360) % 360;
  return `oklch(${lightness.toFixed(3)} ${chroma.toFixed(3)} ${hue.toFixed(1)})`;
}

/** Counts for the legend of the scale: one, the largest, and up to three between. */
export function legendCounts(max: number): number[] {
  if (max <= 1) return [Math.max(1, max)];
  const shares = max >= 50 ? [0, 0.25, 0.5, 0.75, 1] : max >= 5 ? [0, 0.5, 1] : [0, 1];
  const counts = shares.map((share) => {
    const value = max ** share;
    // Rounded for the eye, except for the ends, which are what they are.
    return share === 0 || share === 1 ? Math.round(value) : Number(value.toPrecision(1));
  });
  return [...new Set(counts)];
}
