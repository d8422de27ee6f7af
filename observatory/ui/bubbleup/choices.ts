import type { BinShares } from '../../api/bubbleup.ts';
import type { Filter } from '../../api/query.ts';
import { fullValue, unitOf } from '../charts/units.ts';
import { valueWords } from './words.ts';

/** What a part of a card stands for: a value, a range of numbers, or no value. */
export type Part = { value: string | boolean } | { bin: BinShares } | { missing: true };

export interface Choice {
  label: string;
  filters: Filter[];
}

/** Longer texts come cut, and are the same up to there only. */
const longestValue = 500;

/** The filters that a part leads to. */
export function choicesOf(column: string, part: Part): Choice[] {
  if ('missing' in part) {
    return [
      { label: 'Only rows without a value', filters: [{ column, op: 'does-not-exist' }] },
      { label: 'Only rows with a value', filters: [{ column, op: 'exists' }] },
    ];
  }
  if ('bin' in part) return choicesOfBin(column, part.bin);
  const { value } = part;
  const words = shortened(valueWords(value));
  if (typeof value === 'string' && [...value].length >= longestValue) {
    return [
      { label: `Only what starts so: ${words}`, filters: [{ column, op: 'starts-with', value }] },
      {
        label: 'Only what does not start so',
        filters: [{ column, op: 'does-not-start-with', value }],
      },
    ];
  }
  return [
    { label: `Only = ${words}`, filters: [{ column, op: '=', value }] },
    { label: `Only != ${words}`, filters: [{ column, op: '!=', value }] },
  ];
}

function choicesOfBin(column: string, { min, max }: BinShares): Choice[] {
  const words = (value: number) => fullValue(value, unitOf(column));
  if (min === max) {
    return [
      { label: `Only = ${words(min)}`, filters: [{ column, op: '=', value: min }] },
      { label: `Only != ${words(min)}`, filters: [{ column, op: '!=', value: min }] },
    ];
  }
  const from: Filter = { column, op: '>=', value: min };
  const to: Filter = { column, op: '<=', value: max };
  return [
    { label: `Only from ${words(min)} to ${words(max)}`, filters: [from, to] },
    { label: `Only ≥ ${words(min)}`, filters: [from] },
    { label: `Only ≤ ${words(max)}`, filters: [to] },
  ];
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
