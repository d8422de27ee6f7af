import { comparison, readPath } from './comparison.ts';
import { invalidPattern, type Matcher } from './pattern.ts';

type Test = (fields: unknown) => boolean;

const token =
  /\s*(&&|\|\||[(){}]|!=|<=|>=|[=<>]|\$(?:\.?\[(?:\d+|\*|'[^']*'|"[^"]*")\]|\.[\w@-]+)+|"(?:[^"\\]|\\.)*"|[^\s(){}=<>!&|"]+)/y;

const deepest = 20;

/** `{ $.a.b = "x" && ($.n > 3 || $.c IS NULL) }` over the fields of a JSON message. */
export function parseJsonPattern(pattern: string): Matcher {
  const tokens = tokenize(pattern);
  let at = 0;
  const peek = () => tokens[at];
  const next = () => tokens[at++];
  const expect = (wanted: string) => {
    const found = next();
    if (found !== wanted) throw invalidPattern(`${wanted} is missing before ${found ?? 'its end'}`);
  };

  function any(depth: number): Test {
    const tests = [all(depth)];
    while (peek() === '||') {
      next();
      tests.push(all(depth));
    }
    return (fields) => tests.some((test) => test(fields));
  }

  function all(depth: number): Test {
    const tests = [one(depth)];
    while (peek() === '&&') {
      next();
      tests.push(one(depth));
    }
    return (fields) => tests.every((test) => test(fields));
  }

  function one(depth: number): Test {
    if (depth > deepest) throw invalidPattern('its parentheses are too deep');
    const first = next();
    if (first === '(') {
      const inner = any(depth + 1);
      expect(')');
      return inner;
    }
    const path = first === undefined ? undefined : readPath(first);
    if (!path)
      throw invalidPattern(`a selector such as $.field is missing at ${first ?? 'its end'}`);
    return comparison(path, next(), next());
  }

  expect('{');
  const test = any(0);
  expect('}');
  if (at < tokens.length) throw invalidPattern('something follows its end');
  return ({ fields }) => fields !== null && test(fields);
}

function tokenize(pattern: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const text = pattern.trimEnd();
  while (token.lastIndex < text.length) {
    const from = token.lastIndex;
    const found = token.exec(text)?.[1];
    if (found === undefined) throw invalidPattern(`it cannot be read at ${text.slice(from)}`);
    tokens.push(found);
  }
  return tokens;
}
