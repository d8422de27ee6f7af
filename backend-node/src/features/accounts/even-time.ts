import { setTimeout as pause } from 'node:timers/promises';

/** Runs `work`; what it refuses is answered after `evenMs` at the earliest, and success at once. */
export async function refuseInEvenTime<T>(evenMs: number, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    return await work();
  } catch (error) {
    // A timer leaves the fraction of a millisecond out.
    await pause(Math.ceil(Math.max(0, evenMs - (performance.now() - started))));
    throw error;
  }
}

/**
 * Runs `work` and answers after `evenMs` at the earliest, so that how long it took does not tell
 * which way it went. A failure is answered no sooner.
 */
export async function inEvenTime<T>(evenMs: number, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work(), pause(evenMs)]);
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
