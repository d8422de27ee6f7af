import { expect, it } from 'vitest';
import { codeIn } from './code.ts';

it.each([
  ['Your code is 482913.', '482913'],
  ['482913', '482913'],
  ['Code:\n  004211\n', '004211'],
  ['(482913)', '482913'],
  ['482913, please', '482913'],
])('finds the code in %j', (text, code) => {
  expect(codeIn(text)).toBe(code);
});

it.each([
  'Order 4829130 and 48291',
  'https://example.com/482913/x?id=482913',
  'colour #482913',
  'mail482913@example.com, 482913@example.com',
  '1,482913.50 and 482913.5',
  '',
])('finds none in %j', (text) => {
  expect(codeIn(text)).toBeUndefined();
});
