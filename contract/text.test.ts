import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CreateActivity, MESSAGE_MAX_CHARACTERS } from './api/activities.ts';
import { countCharacters, firstCharacters } from './text.ts';

describe('countCharacters', () => {
  test.each([
    ['', 0],
    ['crud', 4],
    ['👩🏽‍🚀', 1],
    ['🇦🇹🇦🇺', 2],
    ['e\u0301', 1],
    ['a\r\nb', 3],
    ['नमस्ते', 3],
  ])('%j has %i', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });

  test('is never more than code points, and grows by one with a letter after a space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(countCharacters(text)).toBeLessThanOrEqual([...text].length);
        expect(countCharacters(`${text} x`)).toBe(countCharacters(`${text} `) + 1);
      }),
    );
  });
});

describe('CreateActivity', () => {
  const codeOf = (body: unknown) => CreateActivity.safeParse(body).error?.issues[0]?.message;

  test.each([
    [{ ttl: '1-day' }, 'message_blank'],
    [{ message: null, ttl: '1-day' }, 'message_blank'],
    [{ message: 42, ttl: '1-day' }, 'message_blank'],
    [{ message: ' \n\t\u00a0', ttl: '1-day' }, 'message_blank'],
    [
      { message: '👩🏽‍🚀'.repeat(MESSAGE_MAX_CHARACTERS + 1), ttl: '1-day' },
      'message_exceed_max_chars',
    ],
    [{ message: `e${'\u0301'.repeat(8000)}`, ttl: '1-day' }, 'message_exceed_max_chars'],
    [{ message: 'hello' }, 'ttl_blank'],
    [{ message: 'hello', ttl: '' }, 'ttl_blank'],
    [{ message: 'hello', ttl: '2-years' }, 'ttl_invalid'],
  ])('refuses %j', (body, code) => {
    expect(codeOf(body)).toBe(code);
  });

  test('takes as many emoji as letters', () => {
    expect(
      codeOf({ message: '👩🏽‍🚀'.repeat(MESSAGE_MAX_CHARACTERS), ttl: '1-day' }),
    ).toBeUndefined();
  });
});

test('the beginning of a text has at most so many characters, and is its beginning', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, maximum) => {
      const beginning = firstCharacters(text, maximum);
      expect(text.startsWith(beginning)).toBe(true);
      expect(countCharacters(beginning)).toBe(Math.min(maximum, countCharacters(text)));
    }),
  );
});
