import { invalidPattern, type Matcher } from './pattern.ts';

/** An optional sign, then a quoted phrase or a word. */
const term = /\s*([-?]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/y;

/**
 * Terms that all have to be in the message, in their case; `-term` must not be there; of `?term`s one
 * is enough. Where other terms are asked for too, CloudWatch ignores those with a question mark.
 */
export function parseTerms(pattern: string): Matcher {
  const terms: Record<'' | '-' | '?', string[]> = { '': [], '-': [], '?': [] };
  term.lastIndex = 0;
  while (term.lastIndex < pattern.length) {
    const [, sign = '', phrase, word] = term.exec(pattern) ?? [];
    const text = phrase?.replaceAll(/\\(.)/g, '$1') ?? word;
    if (text === undefined) throw invalidPattern('a quote is not closed');
    if (/^%.*%$/.test(text)) throw invalidPattern('regular expressions are not known here');
    terms[sign as keyof typeof terms].push(text);
  }
  const any = terms[''].length > 0 ? [] : terms['?'];
  return ({ message }) =>
    terms[''].every((text) => message.includes(text)) &&
    !terms['-'].some((text) => message.includes(text)) &&
    (any.length === 0 || any.some((text) => message.includes(text)));
}
