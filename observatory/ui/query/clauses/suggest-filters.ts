import { type ColumnInfo, type FilterOp, filterOps } from '../../../api/query.ts';
import { count } from '../../shared/format.ts';
import { beginFilter, takesList, takesNoValue } from '../language/filter.ts';
import { writeColumn, writeScalar } from '../language/words.ts';
import { fitting, isNumeric, type Known, type Suggestion, typeWords } from './suggestion.ts';

const textOps: FilterOp[] = ['=', '!=', 'contains', 'starts-with', 'exists', 'in'];
const numberOps: FilterOp[] = ['=', '!=', '>', '>=', '<', '<=', 'exists', 'in'];
const booleanOps: FilterOp[] = ['=', '!=', 'exists', 'does-not-exist'];

/** First a column, then an operator that fits it, then a value that it has. */
export function suggestFilters(text: string, { columns, values }: Known): Suggestion[] {
  const begun = beginFilter(text);
  const column = columns.find(({ name }) => name === begun?.column);
  const typing = begun === null || (begun.rest === '' && !begun.op && !/\s$/.test(text));
  if (typing || (!begun.op && !column)) return columnsFor(columns, text);
  const { op, rest } = begun;
  if (!op) return opsFor(column as ColumnInfo, rest);
  if (takesNoValue(op)) return [];
  return valuesFor(text, op, values ?? []);
}

/** Whose values the text asks for, and what of one has been typed; null before an operator. */
export function valuesWanted(text: string): { column: string; typed: string } | null {
  const begun = beginFilter(text);
  if (!begun?.op || takesNoValue(begun.op)) return null;
  return { column: begun.column, typed: lastOf(begun.rest, begun.op).replace(/^"|"$/g, '') };
}

/** In a list, only what stands after the last comma is being typed. */
function lastOf(rest: string, op: FilterOp): string {
  return takesList(op) ? rest.slice(rest.lastIndexOf(',') + 1).trimStart() : rest;
}

function columnsFor(columns: readonly ColumnInfo[], text: string): Suggestion[] {
  const typed = text.trim().replace(/^"|"$/g, '');
  return fitting(columns, typed).map(({ name, type }) => ({
    text: `${writeColumn(name)} `,
    label: name,
    note: typeWords[type],
    done: false,
  }));
}

function opsFor(column: ColumnInfo, typed: string): Suggestion[] {
  const usual = isNumeric(column) ? numberOps : column.type === 'boolean' ? booleanOps : textOps;
  const all = [...usual, ...filterOps.filter((op) => !usual.includes(op))];
  const wanted = typed.toLowerCase().replaceAll(' ', '-');
  return all
    .filter((op) => op.startsWith(wanted))
    .map((op) => ({
      text: `${writeColumn(column.name)} ${op}${takesNoValue(op) ? '' : ' '}`,
      label: op,
      done: takesNoValue(op),
    }));
}

function valuesFor(text: string, op: FilterOp, values: Known['values'] & {}): Suggestion[] {
  const begun = beginFilter(text);
  if (!begun) return [];
  const list = takesList(op);
  const before = list ? begun.rest.slice(0, begun.rest.lastIndexOf(',') + 1) : '';
  const head = `${writeColumn(begun.column)} ${op} ${before}${before ? ' ' : ''}`;
  return values.map(({ value, count: times }) => {
    const written = writeScalar(value);
    const item = list && /[",]/.test(written) && !written.startsWith('"');
    return {
      text: `${head}${item ? JSON.stringify(written) : written}`,
      label: value === '' ? 'empty' : String(value),
      note: count(times),
      done: !list,
    };
  });
}
