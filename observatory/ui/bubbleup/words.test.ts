import { expect, it } from 'vitest';
import { choicesOf } from './choices.ts';
import { commonBeginning, share, valueWords } from './words.ts';

it.each([
  [0, '0 %'],
  [0.0004, '< 0.1 %'],
  [0.0123, '1.2 %'],
  [0.5, '50 %'],
  [0.996, '99.6 %'],
  [0.9999, '> 99.9 %'],
  [1, '100 %'],
])('%d is %s', (value, words) => expect(share(value)).toBe(words));

it('says what texts are that one does not see', () => {
  expect(valueWords('')).toBe('empty text');
  expect(valueWords('a\n  b')).toBe('a b');
});

it('leaves out a long beginning that all values share, at the end of a word', () => {
  expect(commonBeginning(['SELECT name FROM users', 'SELECT name FROM unions'])).toBe(
    'SELECT name FROM ',
  );
  expect(commonBeginning(['/api/a', '/api/b'])).toBe('');
  expect(commonBeginning(['a value that stands alone'])).toBe('');
});

it('filters by the beginning of a value that came cut', () => {
  const value = '🦊'.repeat(500);
  const [only] = choicesOf('db.query.text', { value });
  expect(only?.filters).toEqual([{ column: 'db.query.text', op: 'starts-with', value }]);
});
