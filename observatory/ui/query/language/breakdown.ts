import { takeColumn, Unclear, writeColumn } from './words.ts';

/** Reads the name of a column. @throws Unclear */
export function parseBreakdown(text: string): string {
  const begun = takeColumn(text.trim());
  if (!begun?.column) throw new Unclear('Group by a column: name, or app.user.');
  if (begun.rest) throw new Unclear('One column at a time; a name with spaces stands in "quotes".');
  return begun.column;
}

export function printBreakdown(column: string): string {
  return writeColumn(column);
}
