import { once } from './once.ts';

const graphemes = once(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));

/**
 * How many characters a person sees in `text`: grapheme clusters (Unicode TR29), so that an
 * emoji with its skin tone counts as one. Browser and server count alike by sharing this.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of graphemes().segment(text)) count += 1;
  return count;
}

/** The beginning of `text`, at most `maximum` characters as people count them. */
export function firstCharacters(text: string, maximum: number): string {
  let count = 0;
  for (const { index } of graphemes().segment(text)) {
    if (count === maximum) return text.slice(0, index);
    count += 1;
  }
  return text;
}
