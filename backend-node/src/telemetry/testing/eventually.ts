import { setImmediate as nextTurn } from 'node:timers/promises';

const DEADLINE_MS = 5_000;

/** Waits until `find` finds something, and gives it; never by the clock, but not for ever. */
export async function eventually<T>(find: () => T | undefined | false, what: string): Promise<T> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    const found = find();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${DEADLINE_MS} ms for ${what}.`);
    await nextTurn();
  }
}
