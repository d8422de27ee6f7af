import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { Kept } from './kept.ts';

let server: Harness;
beforeAll(async () => {
  server = await startHarness();
});
afterAll(() => server.close());

const kept = async (count: number, bytes: number) => {
  const { writer } = server.observatory;
  const made = new Kept<{ text: string }>(writer, { kind: 'query', maximum: { count, bytes } });
  await made.load();
  return made;
};

test('lets the oldest go when there are too many or they are too long', async () => {
  const few = await kept(2, 1000);
  for (const id of ['a', 'b', 'c']) await few.set(id, { text: id });
  expect(few.all()).toEqual([{ text: 'b' }, { text: 'c' }]);
  await few.set('d', { text: 'x'.repeat(990) });
  expect(few.get('c')).toBeUndefined();
  await few.set('d', { text: 'short' });
  await few.set('e', { text: 'e' });
  // What was let go is not in the table either.
  const again = await kept(10, 1000);
  expect(again.all()).toEqual([{ text: 'short' }, { text: 'e' }]);
});
