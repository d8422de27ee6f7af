/** Senders nest a few levels. Far deeper, to walk through a value or to write it takes all the stack. */
const deepest = 200;

/**
 * What a sender's JSON says. What is stored must stay readable: one deep value would otherwise fail
 * every list that it is part of. @throws SyntaxError for no JSON, and for what is nested too deep
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError(`It is nested deeper than ${deepest} levels.`);
  return JSON.parse(text);
}

function isTooDeep(text: string): boolean {
  // Each level takes two brackets.
  if (text.length <= 2 * deepest) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (quoted) {
      if (character === '\\') at++;
    } else if (character === '{' || character === '[') {
      depth++;
      if (depth > deepest) return true;
    } else if (character === '}' || character === ']') depth--;
  }
  return false;
}
