import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../logs/meaning.ts';
import { parsePattern } from './pattern.ts';

const matches = (pattern: string, message: string) =>
  parsePattern(pattern)({ message, fields: fieldsOf(message) });

describe('terms', () => {
  const line = '[ERROR 419] MISSING ARGUMENTS "id"';
  it.each([
    ['', true],
    ['ERROR', true],
    ['error', false],
    ['ERROR ARGUMENTS', true],
    ['ERROR WARN', false],
    ['"MISSING ARGUMENTS"', true],
    ['"ARGUMENTS MISSING"', false],
    ['"\\"id\\""', true],
    ['ERROR -MISSING', false],
    ['ERROR -"NOT THERE"', true],
    ['-WARN', true],
    ['?WARN ?ERROR', true],
    ['?WARN ?INFO', false],
    ['ERROR ?WARN', true],
  ])('%s: %s', (pattern, expected) => {
    expect(matches(pattern, line)).toBe(expected);
  });
});

describe('fields', () => {
  const line = JSON.stringify({
    level: 'error',
    http: { status: 503, route: '/api/users/:id' },
    'http.method': 'GET',
    ok: false,
    nothing: null,
    tags: ['a', 'b'],
  });
  it.each([
    ['{ $.level = "error" }', true],
    ['{$.level=error}', true],
    ['{ $.level != "error" }', false],
    ['{ $.missing != "error" }', false],
    ['{ $.http.status = 503 }', true],
    ['{ $.http.status > 499 && $.http.status <= 503 }', true],
    ['{ $.http.status < 500 || $.level = "error" }', true],
    ['{ $.level = "info" || $.http.status < 500 && $.ok IS FALSE }', false],
    ['{ ($.level = "error" || $.x = 1) && $.ok IS TRUE }', false],
    ['{ $.http.route = "/api/*/:id" }', true],
    ['{ $.http.route = "*users" }', false],
    ["{ $.['http.method'] = GET }", true],
    ['{ $.tags[1] = "b" }', true],
    ['{ $.tags[*] = "b" }', true],
    ['{ $.tags[0] = "b" }', false],
    ['{ $.nothing IS NULL }', true],
    ['{ $.missing IS NULL }', false],
    ['{ $.missing NOT EXISTS }', true],
    ['{ $.level NOT EXISTS }', false],
    ['{ $.constructor.name = "Object" }', false],
  ])('%s: %s', (pattern, expected) => {
    expect(matches(pattern, line)).toBe(expected);
  });

  it('are none in plain text', () => {
    expect(matches('{ $.level NOT EXISTS }', 'plain')).toBe(false);
  });
});

it.each([
  '{ $.a = }',
  '{ $.a = 1',
  '{ $.a = 1 } more',
  '{ a = 1 }',
  '{ $.a > text }',
  '{ $.a ~ 1 }',
  `{ ${'('.repeat(50)}$.a = 1${')'.repeat(50)} }`,
  '"open',
  '[w1, w2]',
  '%regular%',
  'x'.repeat(1025),
])('refuses %s', (pattern) => {
  expect(() => parsePattern(pattern)).toThrow(/^Invalid filter pattern/);
});
