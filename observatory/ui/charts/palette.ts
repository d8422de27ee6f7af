/** How many colours there are before they come again, with another dash. */
export const paletteSize = 10;

const dashes: readonly number[][] = [[], [6, 4], [2, 3], [10, 3, 2, 3]];

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

export interface SeriesLook {
  /** A token of tokens.css, for CSS. */
  colour: string;
  /** For a line on a canvas. */
  dash: number[];
}

/**
 * A look for every key of a chart and its table. The first ten differ in colour, and keep theirs
 * when they only change places among themselves; a single series is blue.
 */
export function seriesLooks(keys: readonly string[]): Map<string, SeriesLook> {
  const unique = [...new Set(keys)];
  const used = Array.from({ length: paletteSize }, () => 0);
  const looks = new Map<string, SeriesLook>();
  // The first colours differ most, so that a few series keep to them.
  const room = Math.min(paletteSize, Math.max(unique.length, 4));
  const first = unique.slice(0, paletteSize).toSorted();
  const others = unique.slice(paletteSize).toSorted();
  for (const key of [...first, ...others]) {
    const start = unique.length === 1 ? 0 : hash(key) % room;
    const round = Math.min(...used.slice(0, room));
    const slots = Array.from({ length: room }, (_, i) => (start + i) % room);
    const slot = slots.find((each) => used[each] === round) ?? start;
    used[slot] = round + 1;
    looks.set(key, {
      colour: `var(--series-${slot + 1})`,
      dash: dashes[round % dashes.length] ?? [],
    });
  }
  return looks;
}

/** The colours alone, for the swatches of a table. */
export function seriesColours(keys: readonly string[]): Map<string, string> {
  return new Map([...seriesLooks(keys)].map(([key, look]) => [key, look.colour]));
}
