/** Characters of one value, and of all that one answer quotes: some 6,000 tokens. */
const longestValue = 300;
const longestText = 24_000;

/**
 * Characters that end a line or that nobody sees: controls, zero widths, marks of direction, and the
 * tag letters in which text can be hidden from people and not from a machine.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A value on one line, with everything in it to be seen, cut when it is long. */
export function shown(value: unknown, longest = longestValue): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const cut = text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
  return cut.replace(unseen, escaped);
}

function escaped(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The first of the Observatory's own remarks, which may quote what was asked. */
export function few(notices: readonly string[]): string[] {
  return notices.slice(0, 10).map((notice) => shown(notice));
}

/** As many of the lines as one answer may have; says how many were left out. */
export function bounded(lines: readonly string[], hint: string): string {
  let size = 0;
  const kept = lines.findIndex((line) => {
    size += line.length + 1;
    return size > longestText;
  });
  if (kept < 0) return lines.join('\n');
  const left = lines.length - kept;
  return [...lines.slice(0, kept), `(cut: ${left} more lines; ${hint})`].join('\n');
}

/** A table with a heading, its cells apart by ` | `. */
export function table(heading: readonly string[], rows: readonly (readonly unknown[])[]): string[] {
  return [heading, ...rows].map((cells) => cells.map((cell) => shown(cell ?? '')).join(' | '));
}

/** Milliseconds to the microsecond where they are few, and whole where they are many. */
export function ms(value: number): string {
  const digits = value >= 100 ? 0 : value >= 1 ? 1 : 3;
  return `${Number(value.toFixed(digits))} ms`;
}

export function time(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.valueOf()) ? `${epochMs} ms` : date.toISOString();
}
