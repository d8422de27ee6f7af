import { expect, it } from 'vitest';
import { parseJson } from './json.ts';

const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;

it('reads what senders send', () => {
  expect(parseJson('{"a":[1,{"b":null}]}')).toEqual({ a: [1, { b: null }] });
  expect(parseJson(nested(200))).toHaveLength(1);
  const flat = JSON.stringify(Array.from({ length: 1000 }, (_, n) => ({ n: [n] })));
  expect(parseJson(flat)).toHaveLength(1000);
});

it('counts no bracket within a text', () => {
  const text = { text: '[{'.repeat(1000), quote: '"\\"[', end: `${'\\'.repeat(7)}"[` };
  expect(parseJson(JSON.stringify(text))).toEqual(text);
});

it('refuses what is nested so deep that nobody could show it', () => {
  expect(() => parseJson(nested(202))).toThrow('nested deeper');
  expect(() => parseJson(`{"a":"\\"",${nested(202).slice(1)}`)).toThrow(SyntaxError);
  expect(() => parseJson('['.repeat(1_000_000))).toThrow(SyntaxError);
  expect(() => parseJson('{')).toThrow(SyntaxError);
});
