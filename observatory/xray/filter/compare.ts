import { invalid } from '../errors.ts';
import type { Subject, Value } from './fields.ts';
import type { Token } from './tokens.ts';

type Test = (found: Value, wanted: Value) => boolean;

const equality: Record<string, Test> = {
  '=': (found, wanted) => found === wanted,
  '!=': (found, wanted) => found !== wanted,
};

const order: Record<string, Test> = {
  '<': (found, wanted) => found < wanted,
  '<=': (found, wanted) => found <= wanted,
  '>': (found, wanted) => found > wanted,
  '>=': (found, wanted) => found >= wanted,
};

const text: Record<string, Test> = {
  CONTAINS: (found, wanted) => String(found).includes(String(wanted)),
  BEGINSWITH: (found, wanted) => String(found).startsWith(String(wanted)),
  ENDSWITH: (found, wanted) => String(found).endsWith(String(wanted)),
};

/**
 * Whether one of the values stands so to the wanted one; a value of another type never does.
 * @throws XrayError when the operator does not go with the value or the value not with the keyword
 */
export function compare(
  keyword: string,
  values: (subject: Subject) => Value[],
  { operator, value }: { operator: string; value: Token },
  numeric?: boolean,
): (subject: Subject) => boolean {
  const wanted = literal(value);
  if (numeric !== undefined && (typeof wanted === 'number') !== numeric) {
    const kind = numeric ? 'a number' : 'a text in quotes';
    throw invalid(`Invalid filter expression. ${keyword} is compared to ${kind}.`);
  }
  const further = typeof wanted === 'number' ? order : typeof wanted === 'string' ? text : {};
  const test = { ...equality, ...further }[operator];
  if (!test) {
    throw invalid(`Invalid filter expression. ${operator} does not go with ${keyword} here.`);
  }
  return (subject) =>
    values(subject).some((found) => typeof found === typeof wanted && test(found, wanted));
}

function literal({ kind, text }: Token): Value {
  if (kind === 'number') return Number(text);
  if (kind === 'string') return text;
  const word = text.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  throw invalid(`Invalid filter expression. ${text} is no value; texts stand in quotes.`);
}
