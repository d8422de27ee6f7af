import type { BubbleUpSelection } from '../api/bubbleup.ts';
import type { Catalogue, Field } from '../query/catalogue.ts';
import { Parameters } from '../query/statement.ts';
import { quoteIdentifier } from '../store/schema.ts';

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
    const { name: column } = field;
    if (ids.has(column)) leftOut.push({ column, reason: 'An id, of one trace or span.' });
    else if (column === 'SampleRate') leftOut.push({ column, reason: 'How much each row counts.' });
    else if (chosenBy.has(column))
      leftOut.push({ column, reason: 'The selection was made by it.' });
    else if (isStored(field) || ++fromJson <= mostFromJson) fields.push(field);
    else leftOut.push({ column, reason: 'An attribute of many that have no column of their own.' });
  }
  return { fields, leftOut };
}

/** Whether it is a column of the table, and not a member of JSON. */
export function isStored(field: Field): boolean {
  return field.sql(new Parameters()) === quoteIdentifier(field.name);
}

export const noValue = 'No row has a value.';
export const sameValue = 'All rows have the same value.';
export const ownValues = 'Nearly every row has a value of its own.';
export const tooMuch = 'Its values take more memory to compare than there is.';
