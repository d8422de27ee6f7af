import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REPLY_MAX_CHARACTERS } from './api/activities.ts';
import { hashtagsOf, mentionsOf, splitLinks } from './links.ts';

/** The links of a text, as `kind text → target`. */
const linksOf = (text: string) =>
  splitLinks(text)
    .filter((part) => part.kind !== 'text')
    .map((part) => `${part.kind} ${part.text} → ${part.target}`);

const pieces = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('@', '#', '@a/b', '@x-y', '#Été', '#e\u0301t', 'www.x.com', 'https://', ' ', '/'),
  fc.webUrl(),
  fc.emailAddress(),
);

test('joined again, the parts are the text, and none is empty', () => {
  fc.assert(
    fc.property(fc.array(pieces), (some) => {
      const text = some.join('');
      const parts = splitLinks(text);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      let at = 0;
      for (const part of parts) {
        expect(part.start).toBe(at);
        expect(part.text).not.toBe('');
        expect(part.target === undefined).toBe(part.kind === 'text');
        if (part.kind === 'url') expect(part.target).toMatch(/^https?:\/\//);
        if (part.kind === 'mention') expect(part.target).toMatch(/^[a-z0-9_]{1,30}$/);
        at += part.text.length;
      }
    }),
    { numRuns: 500 },
  );
});

test('every handle that may be chosen can be named', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_]{1,30}$/), (handle) => {
      expect(mentionsOf(`Ask @${handle}, please`)).toEqual([handle.toLowerCase()]);
    }),
  );
});

describe('addresses', () => {
  test.each([
    ['see https://a.b.com/c?d=(e).', ['url https://a.b.com/c?d=(e) → https://a.b.com/c?d=(e)']],
    ['www.example.com', ['url www.example.com → https://www.example.com/']],
    [
      'http://localhost:3000/@worf#x',
      ['url http://localhost:3000/@worf#x → http://localhost:3000/@worf#x'],
    ],
    ['main.rs, x.com and worf@example.com', []],
    ['javascript:alert(1) ftp://x.com mailto:worf@example.com', []],
  ])('%s', (text, links) => {
    expect(linksOf(text)).toEqual(links);
  });
});

describe('mentions', () => {
  test.each([
    ["(@Worf) and @coco's, @_", ['mention @Worf → worf', 'mention @coco → coco', 'mention @_ → _']],
    ['@a/b @x-y', ['mention @a → a', 'mention @x → x']],
    ['worf@coco, @日本, @e\u0301, @-x', []],
    [`@${'a'.repeat(31)}`, []],
  ])('%s', (text, links) => {
    expect(linksOf(text)).toEqual(links);
  });
});

describe('hashtags', () => {
  test.each([
    [
      '#Cloud, #日本 #a_b',
      ['hashtag #Cloud → cloud', 'hashtag #日本 → 日本', 'hashtag #a_b → a_b'],
    ],
    ['#E\u0301te\u0301', ['hashtag #E\u0301te\u0301 → été']],
    ['#नमस्ते!', ['hashtag #नमस्ते → नमस्ते']],
    ['#1 C# a#b &#x ', []],
    [`#${'a'.repeat(101)}`, []],
  ])('%s', (text, links) => {
    expect(linksOf(text)).toEqual(links);
  });
});

test('each counts once, and ten of a kind are enough', () => {
  expect(hashtagsOf('#a #A #b')).toEqual(['a', 'b']);
  const many = Array.from({ length: 30 }, (_, at) => `@p${at} #t${at}`).join(' ');
  expect(mentionsOf(many)).toHaveLength(10);
  expect(hashtagsOf(many)).toHaveLength(10);
});

test('the longest reply of anything is cut in well under a second', () => {
  const pieces = ['@', '#', 'a.', 'www.', 'http://', '(', '/', 'a@', '#1', '@a/', '.a-'];
  const longest = pieces.map((piece) => piece.repeat(REPLY_MAX_CHARACTERS / piece.length));
  for (const mark of ['e', '#e', '@e']) longest.push((mark + '\u0301'.repeat(23)).repeat(500));
  for (const text of longest) {
    const started = performance.now();
    splitLinks(text);
    expect(performance.now() - started, text.slice(0, 20)).toBeLessThan(500);
  }
});
