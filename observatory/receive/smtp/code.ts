/** Six digits that stand alone: not part of a number, an address, a file name or a colour. */
const sixDigits = /(?<![\w#/=&.,:@+-])\d{6}(?![\w/=@-]|[.,:]\d)/;

/** The code that a mail asks its reader to type in; undefined when there is none. */
export function codeIn(text: string): string | undefined {
  return sixDigits.exec(text)?.[0];
}
