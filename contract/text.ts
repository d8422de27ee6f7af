const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * How many characters a person sees in `text`: grapheme clusters (Unicode TR29), so that an
 * emoji with its skin tone counts as one. Browser and server count alike by sharing this.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}
