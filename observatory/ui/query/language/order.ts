import type { Having, Order } from '../../../api/query.ts';
import { opNamed, parseCalculation, printCalculation } from './calculation.ts';
import { numberOf, takeColumn, Unclear, writeColumn } from './words.ts';

const directed = /^(.*\S)\s+(asc|ascending|desc|descending)$/is;
const compared = /^(.*?)\s*(!=|>=|<=|=|>|<)\s*(\S+)$/s;

/** Reads `P90(duration_ms) desc`, `name`; what is no calculation is a column. @throws Unclear */
export function parseOrder(text: string): Order {
  const [, ordered = text, word] = directed.exec(text.trim()) ?? [];
  const direction = word && (/^a/i.test(word) ? 'ascending' : 'descending');
  return { ...parseOrdered(ordered.trim()), ...(direction && { order: direction }) } as Order;
}

function parseOrdered(text: string): Order {
  const begun = takeColumn(text);
  if (!begun) throw new Unclear('Order by a calculation or a column: COUNT desc.');
  if (begun.rest === '') {
    const op = text.startsWith('"') ? undefined : opNamed(begun.column);
    return op ? parseCalculation(text) : { column: begun.column };
  }
  if (begun.rest.trimStart().startsWith('(')) return parseCalculation(text);
  throw new Unclear(`“${begun.rest.trim()}” is no direction: asc or desc.`);
}

export function printOrder({ op, column, order }: Order): string {
  const of = op ? printCalculation({ op, ...(column !== undefined && { column }) }) : bare(column);
  return order ? `${of} ${order === 'ascending' ? 'asc' : 'desc'}` : of;
}

/** A column that has the name of a calculation stands in quotes. */
function bare(column = ''): string {
  return opNamed(column) ? JSON.stringify(column) : writeColumn(column);
}

/** Reads `COUNT > 10`. @throws Unclear */
export function parseHaving(text: string): Having {
  const [, calculated = '', op, right = ''] = compared.exec(text.trim()) ?? [];
  if (!op) throw new Unclear('Compare a calculation with a number: COUNT > 10.');
  const value = numberOf(right);
  if (value === undefined) throw new Unclear(`“${right}” is no number: COUNT ${op} 10.`);
  const { op: calculateOp, ...column } = parseCalculation(calculated);
  return { calculate_op: calculateOp, ...column, op: op as Having['op'], value };
}

export function printHaving({ calculate_op: op, column, op: comparison, value }: Having): string {
  const of = printCalculation({ op, ...(column !== undefined && { column }) });
  return `${of} ${comparison} ${value}`;
}
