import { expect, it } from 'vitest';
import type { Origin } from '../span.ts';
import { Origins } from './origins.ts';

const origin = (name: string): Origin => ({
  resource: { attributes: [], droppedAttributesCount: 0, schemaUrl: '' },
  scope: { name, version: '', attributes: [], droppedAttributesCount: 0, schemaUrl: '' },
});

it('numbers what has the same content the same', () => {
  const origins = new Origins();
  expect(origins.idOf(origin('a'))).toBe(origins.idOf(origin('a')));
  expect(origins.idOf(origin('b'))).not.toBe(origins.idOf(origin('a')));
});

it('remembers only so much text, however few origins it belongs to', () => {
  const origins = new Origins();
  const large = (index: number) => origin(`${index}`.padEnd(1_000_000, '.'));
  const first = origins.idOf(large(0));
  for (let index = 1; index < 20; index++) origins.idOf(large(index));
  expect(origins.idOf(large(0))).not.toBe(first);
});
