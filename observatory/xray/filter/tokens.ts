import { invalid } from '../errors.ts';

export interface Token {
  kind: 'word' | 'string' | 'number' | 'symbol' | 'end';
  /** Of a string what is between its quotes. */
  text: string;
  at: number;
}

const longest = 2000;
const pattern =
  /\s*(?:(?<word>[A-Za-z_][\w.]*)|(?<string>"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?)|(?<symbol><=|>=|!=|[=<>!(){}[\],]))/y;

/** Cuts a filter expression into its words. @throws XrayError on what no expression can hold */
export function tokenize(expression: string): Token[] {
  if (expression.length > longest)
    throw invalid(`A filter expression is at most ${longest} characters.`);
  const tokens: Token[] = [];
  const text = expression.trimEnd();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (!groups)
      throw invalid(`The filter expression cannot be read from "${text.slice(from)}" on.`);
    const { word, string, number, symbol } = groups;
    if (word !== undefined) tokens.push({ kind: 'word', text: word, at: from });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at: from });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, at: from });
    else tokens.push({ kind: 'string', text: unquote(string ?? ''), at: from });
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll(/\\(.)/g, '$1');
}
