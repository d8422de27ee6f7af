import type { Scalar } from '../../../api/query.ts';

/** Typed text that cannot be understood; the message is a sentence for the one who typed it. */
export class Unclear extends Error {}

const numberForm = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const bareColumn = /^[^\s"(),=!<>]+/;
const quoted = /^"(?:[^"\\]|\\.)*"/;

/** The number that the whole text is; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  const value = numberForm.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** A value as typed: a number, true or false, text; in double quotes (as in JSON) always text. */
export function readScalar(text: string): Scalar {
  if (text === 'true') return true;
  if (text === 'false') return false;
  return numberOf(text) ?? readText(text);
}

/** Text as it stands, or what is in its quotes. */
export function readText(text: string): string {
  return quoted.exec(text)?.[0] === text ? unquote(text) : text;
}

/** @throws Unclear when an escape within the quotes means nothing */
function unquote(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    throw new Unclear(`In ${text} a backslash is followed by something it cannot precede.`);
  }
}

/** The value as one would type it: in quotes only where it would be read as another otherwise. */
export function writeScalar(value: Scalar, read: (text: string) => unknown = readScalar): string {
  const bare = String(value);
  const plain = bare.trim() === bare && bare !== '' && !bare.startsWith('"');
  return plain && read(bare) === value ? bare : JSON.stringify(value);
}

/** The column that a text begins with, and what follows it. Null when it begins with none. */
export function takeColumn(text: string): { column: string; rest: string } | null {
  const found = quoted.exec(text)?.[0] ?? bareColumn.exec(text)?.[0];
  if (found === undefined) return null;
  return { column: readText(found), rest: text.slice(found.length) };
}

/** The column's name, in quotes where something in it would end it. */
export function writeColumn(column: string): string {
  return bareColumn.exec(column)?.[0] === column ? column : JSON.stringify(column);
}

/** Parts between commas, those within quotes aside. */
export function splitList(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
