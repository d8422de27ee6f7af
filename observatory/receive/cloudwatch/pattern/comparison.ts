import { invalidPattern } from './pattern.ts';

/** A member's name, an index, or `*` for every element. */
type Step = string | number;

const step = /\.?\[(?:(\d+)|(\*)|'([^']*)'|"([^"]*)")\]|\.([\w@-]+)/g;

/** The steps of `$.a.b[0]['c.d']`; undefined for what is not a selector. */
export function readPath(token: string): Step[] | undefined {
  if (!token.startsWith('$')) return undefined;
  return [...token.matchAll(step)].map(([, index, every, single, double, name]) =>
    index === undefined ? (every ?? single ?? double ?? name ?? '') : Number(index),
  );
}

/** `path operator operand` as a test of a message's fields. */
export function comparison(
  path: readonly Step[],
  operator: string | undefined,
  operand: string | undefined,
): (fields: unknown) => boolean {
  if (operator === undefined || operand === undefined) {
    throw invalidPattern('a comparison is not complete');
  }
  const test = valueTest(operator, operand);
  return (fields) => {
    const values = valuesAt(fields, path);
    return values.length === 0 ? test(undefined) : values.some(test);
  };
}

type ValueTest = (value: unknown) => boolean;

function valueTest(operator: string, operand: string): ValueTest {
  const word = `${operator} ${operand}`.toUpperCase();
  if (word === 'IS NULL') return (value) => value === null;
  if (word === 'IS TRUE') return (value) => value === true;
  if (word === 'IS FALSE') return (value) => value === false;
  if (word === 'NOT EXISTS') return (value) => value === undefined;
  const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(operand) ? Number(operand) : undefined;
  if (operator === '=' || operator === '!=') {
    const equals = number === undefined ? textTest(operand) : (value: unknown) => value === number;
    // What is not there equals nothing, and differs from nothing either.
    if (operator === '=') return equals;
    return (value) => value !== undefined && !equals(value);
  }
  const compare = orders[operator];
  if (!compare) throw invalidPattern(`${operator} is not an operator`);
  if (number === undefined) throw invalidPattern(`${operator} wants a number, not ${operand}`);
  return (value) => typeof value === 'number' && compare(value, number);
}

const orders: Record<string, ((a: number, b: number) => boolean) | undefined> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

/** Text, in quotes or not, in which an asterisk stands for anything. */
function textTest(operand: string): ValueTest {
  if (/^%.*%$/.test(operand)) throw invalidPattern('regular expressions are not known here');
  const quoted = operand.startsWith('"');
  const text = quoted ? operand.slice(1, -1).replaceAll(/\\(.)/g, '$1') : operand;
  const parts = text.split('*');
  return (value) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      return false;
    }
    return isLike(String(value), parts);
  };
}

/** Whether the text begins and ends as the first and last part, with the others in order between. */
function isLike(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

function valuesAt(fields: unknown, path: readonly Step[]): unknown[] {
  let values = [fields];
  for (const each of path) {
    values = values.flatMap((value) => {
      if (each === '*' && Array.isArray(value)) return value;
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, each)) return [];
      return [(value as Record<Step, unknown>)[each]];
    });
  }
  return values;
}
