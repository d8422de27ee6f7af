import type { Asked } from '../actions.ts';

const usual = ['name', 'service.name', 'duration_ms'];

/** The columns that are shown: those chosen, else the usual ones and what the question is about. */
export function columnsOfRows({ view, request: { query } }: Asked): string[] {
  if (view.columns.length > 0) return [...view.columns];
  const asked = [
    ...(query.filters ?? []).map(({ column }) => column),
    ...(query.breakdowns ?? []),
    ...(query.calculations ?? []).flatMap(({ column }) => column ?? []),
  ];
  return [...new Set([...usual, ...asked, 'error'])];
}

/** The columns with one of them moved by so many places, as far as there is room. */
export function moved(columns: readonly string[], column: string, by: number): string[] {
  const from = columns.indexOf(column);
  const to = Math.min(columns.length - 1, Math.max(0, from + by));
  return columns.toSpliced(from, 1).toSpliced(to, 0, column);
}
