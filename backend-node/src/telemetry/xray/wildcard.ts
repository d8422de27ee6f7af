/**
 * Makes a test of X-Ray's patterns: `*` stands for any text, `?` for one character, in any case
 * (X-Ray developer guide, "Sampling rules"). It walks and never backtracks further than to the last
 * `*`, so that no pattern and no path can hold the server up.
 */
export function wildcard(pattern: string): (text: string) => boolean {
  if (/^\*+$/.test(pattern)) return () => true;
  const wanted = pattern.toLowerCase();
  return (text) => matches(wanted, text.toLowerCase());
}

function matches(pattern: string, text: string): boolean {
  let at = 0;
  let read = 0;
  let star = -1;
  let resume = 0;
  while (read < text.length) {
    if (pattern[at] === '*') {
      star = at;
      at += 1;
      resume = read;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[read])) {
      at += 1;
      read += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      read = resume;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
