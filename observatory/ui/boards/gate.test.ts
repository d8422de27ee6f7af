import { expect, test } from 'vitest';
import { Gate } from './gate.ts';

const never = new AbortController().signal;
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Tasks that end when the test says so. */
function tasks(count: number) {
  const started: number[] = [];
  const ends = Array.from({ length: count }, () => Promise.withResolvers<void>());
  const task = (index: number) => () => {
    started.push(index);
    return ends[index]?.promise as Promise<void>;
  };
  return { started, ends, task };
}

test('runs a few at once and the others in order', async () => {
  const gate = new Gate(2);
  const { started, ends, task } = tasks(4);
  const all = [0, 1, 2, 3].map((index) => gate.run(task(index), never));
  await settle();
  expect(started).toEqual([0, 1]);
  ends[1]?.resolve();
  await settle();
  expect(started).toEqual([0, 1, 2]);
  for (const { resolve } of ends) resolve();
  await Promise.all(all);
  expect(started).toEqual([0, 1, 2, 3]);
});

test('forgets who gives up while waiting, and goes on after one that fails', async () => {
  const gate = new Gate(1);
  const { started, ends, task } = tasks(3);
  const first = gate.run(task(0), never);
  const left = new AbortController();
  const second = gate.run(task(1), left.signal);
  const third = gate.run(task(2), never);
  left.abort();
  await expect(second).rejects.toThrow();
  ends[0]?.reject(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  ends[2]?.resolve();
  await third;
  expect(started).toEqual([0, 2]);
});
