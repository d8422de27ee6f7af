import type { BubbleUpSelection } from '../api/bubbleup.ts';
import type { Catalogue, Field } from '../query/catalogue.ts';

export interface LeftOut {
  column: string;
  reason: string;
}

/** Attributes without a column of their own that are compared; each has to be read out of JSON. */
const mostFromJson = 20;

const ids = new Set([
  'trace.trace_id',
  'trace.span_id',
  'trace.parent_id',
  'trace.link.trace_id',
  'trace.link.span_id',
]);

/** The columns that can tell something, and the others, each with a sentence about why not. */
export function columnsToCompare(
  catalogue: Catalogue,
  { area, filters = [] }: BubbleUpSelection,
): { fields: Field[]; leftOut: LeftOut[] } {
  const chosenBy = new Set([...filters.map(({ column }) => column), area?.column]);
  const fields: Field[] = [];
  const leftOut: LeftOut[] = [];
  let fromJson = 0;
  for (const field of catalogue.values()) {
    const isTooMany = field.inRest && ++fromJson > mostFromJson;
    const reason = reasonAgainst(field.name, chosenBy) ?? (isTooMany ? withoutColumn : undefined);
    if (reason) leftOut.push({ column: field.name, reason });
    else fields.push(field);
  }
  return { fields, leftOut };
}

function reasonAgainst(column: string, chosenBy: ReadonlySet<string | undefined>) {
  if (ids.has(column)) return 'An id, of one trace or span.';
  if (column === 'SampleRate') return 'How much each row counts.';
  return chosenBy.has(column) ? 'The selection was made by it.' : undefined;
}

const withoutColumn = 'One of many attributes that have no column of their own.';
export const noValue = 'No row has a value.';
export const sameValue = 'All rows have the same value.';
export const ownValues = 'Nearly every row has a value of its own.';
export const tooMuch = 'Its values take more memory to compare than there is.';
