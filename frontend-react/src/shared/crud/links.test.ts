// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLinks } from './links.ts';

describe('splitLinks', () => {
  it('finds an address and leaves the punctuation of the sentence outside', () => {
    expect(splitLinks('See (https://example.com/a?b=1). Now!')).toEqual([
      { start: 0, text: 'See (' },
      { start: 5, text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' },
      { start: 30, text: '). Now!' },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com',
    'https://',
    'example.com',
  ])('does not link %s', (text) => {
    expect(splitLinks(text)).toEqual([{ start: 0, text }]);
  });

  it('keeps every character and links nothing but http and https', () => {
    const words = fc.array(
      fc.oneof(
        fc.string(),
        fc.string().map((path) => `https://example.com/${path}`),
        fc.constantFrom('http://', '🐈', 'é…', 'http://[', 'https://a.b).', '\n', '<a>'),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const split = splitLinks(text);
        expect(split.map((part) => part.text).join('')).toBe(text);
        for (const { href } of split) if (href) expect(href).toMatch(/^https?:\/\//);
      }),
    );
  });
});
