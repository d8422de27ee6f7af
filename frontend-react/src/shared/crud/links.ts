const ADDRESS = /https?:\/\/[^\s<>"'`]+/g;
const CLOSING_PUNCTUATION = /[.,:;!?…)\]}]+$/;

export interface Part {
  /** Where the part begins in the text. */
  start: number;
  text: string;
  /** Set when the part is a web address; always http or https. */
  href?: string;
}

/** Cuts a text into plain parts and web addresses; joined again, the parts are the text. */
export function splitLinks(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(CLOSING_PUNCTUATION, '');
    const href = URL.parse(address)?.href;
    if (!href) continue;
    if (match.index > end) parts.push({ start: end, text: text.slice(end, match.index) });
    parts.push({ start: match.index, text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ start: end, text: text.slice(end) });
  return parts;
}
