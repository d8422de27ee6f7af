import { expect, it } from 'vitest';
import { exceptionFacts } from './exception.ts';

it.each([
  ['invalid input syntax for type uuid: "to Worf: hi"', 'invalid input syntax for type uuid: "?"'],
  [
    'ungültige Eingabesyntax für Typ uuid: »to Worf: hi«',
    'ungültige Eingabesyntax für Typ uuid: "?"',
  ],
  ['syntaxe en entrée invalide : « to Worf: hi »', 'syntaxe en entrée invalide : "?"'],
  ['value out of range', 'value out of range'],
])('of %s tells no value that PostgreSQL refused', (said, told) => {
  const error = Object.assign(new Error(said), { code: '22P02', detail: 'to Worf: hi' });
  const { message, stack } = exceptionFacts(error);
  expect(message).toBe(told);
  expect(stack).toContain(`Error: ${told}\n`);
  expect(stack).not.toContain('Worf');
});

it.each(['zephyr', '{"a": "a text before it", "b": zephyr, "c": "a text behind it"}'])(
  'tells nothing of a text that is no JSON: %s',
  (text) => {
    let error: unknown;
    try {
      JSON.parse(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(String(error)).toContain('zephyr');
    const facts = exceptionFacts(error);
    expect(facts.message).toContain('is not valid JSON');
    expect(JSON.stringify(facts)).not.toMatch(/zephyr|a text/);
  },
);

const trap = new Proxy(new Error('a'), {
  get() {
    throw new Error('looked at');
  },
});

it.each([
  ['an object without a prototype', Object.create(null)],
  ['what fails when it is looked at', trap],
])('tells of %s without failing', (_what, thrown) => {
  expect(exceptionFacts(thrown).message).toContain('cannot be told');
});
