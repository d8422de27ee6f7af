import { tokenize } from 'linkifyjs';
import 'linkify-plugin-hashtag';
import 'linkify-plugin-mention';

export interface Part {
  /** Where the part begins in the text. */
  start: number;
  text: string;
  kind: 'text' | 'url' | 'mention' | 'hashtag';
  /** Where it leads: an http(s) address, a handle or a hashtag, the last two in lower case. */
  target?: string;
}

/** A crud that names everybody tells nobody: this many of a kind count. */
const MAX_OF_A_KIND = 10;
/** In code units, so that a hashtag always fits an index of the database. */
const HASHTAG_MAX_LENGTH = 100;

const WITH_SCHEME = /^(https?:\/\/|www\.)/i;
const MENTION = /@([a-z0-9_]{1,30})(?![\p{L}\p{M}\p{N}_])/iuy;
// linkify ends a hashtag at a combining mark, without which many scripts cannot be written.
const HASHTAG =
  /#((?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}_\u00b7\u30fb]|\u200c|\u200d)+)/uy;
const IN_A_WORD = /[\p{L}\p{M}\p{N}_&/]$/u;

/**
 * Cuts a text into plain parts, web addresses, @mentions and #hashtags; joined again, the parts
 * are the text. An address begins with http://, https:// or www., for many a word with a dot
 * (`main.rs`) is none.
 */
export function splitLinks(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const token of tokenize(text)) {
    const start = token.startIndex();
    if (start < end) continue;
    const link = linkAt(text, start, token);
    if (link === undefined) continue;
    if (link.start > end) parts.push(plain(text, end, link.start));
    parts.push(link);
    end = link.start + link.text.length;
  }
  if (end < text.length) parts.push(plain(text, end, text.length));
  return parts;
}

/** The handles that a text names, each once and in lower case, at most ten. */
export function mentionsOf(text: string): string[] {
  return targetsOf(text, 'mention');
}

/** The hashtags of a text, each once and in lower case, without their #, at most ten. */
export function hashtagsOf(text: string): string[] {
  return targetsOf(text, 'hashtag');
}

function targetsOf(text: string, kind: Part['kind']): string[] {
  const targets = new Set<string>();
  for (const part of splitLinks(text)) {
    if (part.kind === kind && part.target !== undefined) targets.add(part.target);
    if (targets.size === MAX_OF_A_KIND) break;
  }
  return [...targets];
}

function linkAt(text: string, start: number, token: { t: string; v: string }): Part | undefined {
  switch (token.t) {
    case 'url': {
      if (!WITH_SCHEME.test(token.v)) return undefined;
      const target = URL.parse(/^www\./i.test(token.v) ? `https://${token.v}` : token.v)?.href;
      return target === undefined ? undefined : { start, text: token.v, kind: 'url', target };
    }
    case 'mention': {
      const found = wordAt(text, start, MENTION);
      return found && { start, ...found, kind: 'mention' };
    }
    case 'hashtag': {
      const found = wordAt(text, start, HASHTAG);
      if (found === undefined || found.target.length > HASHTAG_MAX_LENGTH) return undefined;
      return { start, ...found, kind: 'hashtag' };
    }
    default:
      return undefined;
  }
}

/** What `pattern` finds right at `start`, unless that is in the middle of a word. */
function wordAt(
  text: string,
  start: number,
  pattern: RegExp,
): { text: string; target: string } | undefined {
  if (IN_A_WORD.test(text.slice(Math.max(0, start - 2), start))) return undefined;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  const word = match?.[1];
  return match && word !== undefined
    ? { text: match[0], target: word.normalize('NFC').toLowerCase() }
    : undefined;
}

function plain(text: string, start: number, end: number): Part {
  return { start, text: text.slice(start, end), kind: 'text' };
}
