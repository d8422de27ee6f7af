import type { BinShares } from '../../api/bubbleup.ts';
import { fullValue, unitOf } from '../charts/units.ts';

/** A share of rows, with a digit more near its ends: `82 %`, `0.4 %`, `< 0.1 %`, `99.6 %`. */
export function share(value: number): string {
  if (value === 0 || value === 1) return `${100 * value} %`;
  if (value < 0.001) return '< 0.1 %';
  if (value > 0.999) return '> 99.9 %';
  const percents = value * 100;
  const near = percents < 10 || percents > 99;
  return `${near ? Number(percents.toFixed(1)) : Math.round(percents)} %`;
}

/** A text as it is shown: an empty one is named, and line breaks do not break the line. */
export function valueWords(value: string | boolean): string {
  if (value === '') return 'empty text';
  return String(value).replaceAll(/\s+/g, ' ');
}

/** `200`, or `12 ms – 34 ms`. */
export function binWords(column: string, { min, max }: Pick<BinShares, 'min' | 'max'>): string {
  const unit = unitOf(column);
  const words = fullValue(min, unit);
  return min === max ? words : `${words} – ${fullValue(max, unit)}`;
}

/** Beginnings that are this long and in all values hide what tells them apart. */
const longBeginning = 16;

/** What all of the texts begin with, as far as it is left out: whole words, and much of it. */
export function commonBeginning(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  if (others.length === 0) return '';
  let length = first.length;
  for (const text of others) {
    while (!text.startsWith(first.slice(0, length))) length -= 1;
  }
  const beginning = first.slice(0, first.slice(0, length).search(/[^\s/;,]*$/));
  return beginning.length >= longBeginning ? beginning : '';
}
