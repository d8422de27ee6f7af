import { randomBytes } from 'node:crypto';

/** Texts that are typed or sent, by what they are, and that nobody may find again. */
export type Marks = Record<string, string>;

/** A word that stands nowhere else; of letters alone, so that it stands the same in any text. */
export function mark(): string {
  const letters = Array.from(randomBytes(14), (byte) => String.fromCharCode(97 + (byte % 26)));
  return `zq${letters.join('')}`;
}

/** The mark in a text that was made with one. */
export function wordIn(text: string): string {
  const word = /zq[a-z]{14}/.exec(text)?.[0];
  if (word === undefined) throw new Error(`No mark in ${text}`);
  return word;
}

/** The names of the marks that stand in `text`, in any case and encoded in whatever way. */
export function marksIn(text: string, marks: Marks): string[] {
  const lower = text.toLowerCase();
  return Object.entries(marks).flatMap(([name, value]) => {
    // The digits of a code stand by chance in longer numbers.
    const code = /^\d{6}$/.test(value) && new RegExp(`(?<![\\w.-])${value}(?![\\w.-])`);
    const found =
      (code ? code.test(text) : writingsOf(value).some((each) => lower.includes(each))) ||
      base64Of(value).some((each) => text.includes(each));
    return found ? [name] : [];
  });
}

/** `text` in lower case as it stands in a text, in JSON, in JSON in JSON, in an address, in hex. */
function writingsOf(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const percent = encodeURIComponent(text);
  const bytes = Buffer.from(text).toString('hex');
  return [
    text,
    json,
    JSON.stringify(json).slice(1, -1),
    percent,
    percent.replaceAll('%20', '+'),
    bytes,
    bytes.replace(/../g, '%$&'),
  ].map((each) => each.toLowerCase());
}

/** The digits that stand for `text` alone, wherever in a longer text it stands, in both alphabets. */
function base64Of(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const digits = Buffer.from(`${' '.repeat(before)}${text}`)
      .toString('base64')
      .replace(/=+$/, '');
    // Those at either end are shared with what stands there.
    const own = digits.slice(Math.ceil((before * 4) / 3), -2);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
