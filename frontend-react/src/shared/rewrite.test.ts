import { expect, it } from 'vitest';
import { rewrite } from './rewrite.ts';

const isNamed = (value: object, name: string) => 'name' in value && value.name === name;

it('edits what is asked for, however deep, and keeps the identity of all else', () => {
  const data = { pages: [{ items: [{ name: 'a' }] }, { items: [{ name: 'b' }] }], params: [''] };
  const edited = rewrite(data, (value) =>
    isNamed(value, 'b') ? { ...value, liked: true } : value,
  );
  expect(edited.pages[1]).toEqual({ items: [{ name: 'b', liked: true }] });
  expect(edited.pages[0]).toBe(data.pages[0]);
  expect(edited.params).toBe(data.params);
});

it('gives the same data back when nothing changes', () => {
  const data = { pages: [{ items: [{ name: 'a' }, undefined, null, 3] }] };
  expect(rewrite(data, (value) => value)).toBe(data);
  expect(rewrite(undefined, () => undefined)).toBeUndefined();
});

it('takes out of arrays and of fields, leaving the others where they are', () => {
  const data = { head: { name: 'a' }, items: [{ name: 'a' }, { name: 'b' }] };
  const edited = rewrite(data, (value) => (isNamed(value, 'a') ? undefined : value));
  expect(edited).toEqual({ head: undefined, items: [{ name: 'b' }] });
});
