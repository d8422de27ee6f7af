import { type Filter, type FilterOp, filterOps, type Scalar } from '../../../api/query.ts';
import { readScalar, splitList, takeColumn, Unclear, writeColumn, writeScalar } from './words.ts';

/** Longest first, so that `>=` is not read as `>`, and `not-in` not as `in`. */
const ops = filterOps.toSorted((a, b) => b.length - a.length);

export function takesNoValue(op: FilterOp): boolean {
  return op === 'exists' || op === 'does-not-exist';
}

export function takesList(op: FilterOp): boolean {
  return op === 'in' || op === 'not-in';
}

/** How far a filter has been typed: what is known of it, and the text that is left. */
export interface PartialFilter {
  column: string;
  op: FilterOp | undefined;
  rest: string;
}

/** Reads the column and the operator, as far as there are any; words may be joined by spaces, too. */
export function beginFilter(text: string): PartialFilter | null {
  const begun = takeColumn(text.trimStart());
  if (!begun) return null;
  const { column } = begun;
  const rest = begun.rest.trimStart().replace(/^==/, '=');
  const op = ops.find((each) => beginsWith(rest, each));
  return { column, op, rest: op ? rest.slice(op.length).trimStart() : rest };
}

function beginsWith(text: string, op: FilterOp): boolean {
  const begin = text.slice(0, op.length).toLowerCase().replaceAll(' ', '-');
  // A word ends where the text does or at a space: `input` does not begin with the operator `in`.
  return begin === op && (/\W$/.test(op) || /^(\s|$)/.test(text.slice(op.length)));
}

/** Reads `duration_ms > 50`, `app.user in a, b`, `error exists`. @throws Unclear */
export function parseFilter(text: string): Filter {
  const begun = beginFilter(text.trim());
  if (!begun) throw new Unclear('A filter begins with a column: duration_ms > 50.');
  const { column, op, rest } = begun;
  if (!op) throw new Unclear(withoutOp(column, rest));
  if (takesNoValue(op)) {
    if (rest) throw new Unclear(`“${op}” stands alone: ${writeColumn(column)} ${op}.`);
    return { column, op };
  }
  if (rest === '') throw new Unclear(`Say what to compare with: ${writeColumn(column)} ${op} …`);
  return { column, op, value: takesList(op) ? readList(rest) : readScalar(rest) };
}

function withoutOp(column: string, rest: string): string {
  const [word] = rest.split(/\s/);
  const example = `${writeColumn(column)} = …, ${writeColumn(column)} exists`;
  return word
    ? `“${word}” is no operator: ${example}, or contains, starts-with, in.`
    : `Say how to compare it: ${example}.`;
}

function readList(text: string): Scalar[] {
  const values = splitList(text).map(readScalar);
  if (values.length === 0) throw new Unclear('A list is values with commas between them: a, b.');
  return values;
}

/** The filter as one would type it. */
export function printFilter({ column, op, value }: Filter): string {
  const begin = `${writeColumn(column)} ${op}`;
  if (value === undefined) return begin;
  return `${begin} ${Array.isArray(value) ? value.map(writeItem).join(', ') : writeScalar(value)}`;
}

function writeItem(value: Scalar): string {
  const text = writeScalar(value);
  return /[",]/.test(text) && !text.startsWith('"') ? JSON.stringify(text) : text;
}
