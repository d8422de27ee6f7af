import { setImmediate as tick } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.ts';
import { startProxy } from '../../../test/proxy.ts';
import { openDatabase } from '../../db/pool.ts';
import { type LiveSignal, publish } from '../../db/publish.ts';
import { listenForSignals } from './listen.ts';

const url = await createTestDatabase();
const db = openDatabase({ url });
afterAll(() => db.destroy());

test('a connection that is lost is made anew, with pauses that grow to a bound', async () => {
  const proxy = await startProxy(url);
  const heard: LiveSignal[] = [];
  const pauses: number[] = [];
  let listening = 0;
  let lost = 0;
  const stop = listenForSignals({
    url: proxy.url,
    onSignal: (signal) => heard.push(signal),
    onListening: () => {
      listening += 1;
    },
    onLost: () => {
      lost += 1;
    },
    // The check of a silent connection never comes; the pause before a new one is over at once.
    pause: (ms, signal) => {
      if (ms === 25_000) {
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal)));
      }
      pauses.push(ms);
      return tick();
    },
  });
  await expect.poll(() => listening).toBe(1);
  await publish(db, { event: { kind: 'notification' }, to: ['a'] });
  await expect.poll(() => heard).toEqual([{ event: { kind: 'notification' }, to: ['a'] }]);

  await proxy.cut();
  await expect.poll(() => pauses.length).toBeGreaterThan(10);
  expect(pauses[0]).toBeLessThanOrEqual(250);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(10_000);
  expect(pauses[9]).toBeGreaterThanOrEqual(5_000);
  expect(lost).toBeGreaterThan(10);
  await proxy.mend();
  await expect.poll(() => listening).toBe(2);
  await publish(db, { event: { kind: 'hello' } });
  await expect.poll(() => heard.length).toBe(2);
  await stop();
  await proxy.cut();
});

test('a silent connection is asked whether it is there', async () => {
  const proxy = await startProxy(url);
  let check: (() => void) | undefined;
  let listening = 0;
  const losses: unknown[] = [];
  const stop = listenForSignals({
    url: proxy.url,
    onSignal: () => {},
    onListening: () => {
      listening += 1;
    },
    onLost: (error) => losses.push(error),
    pause: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        if (ms < 25_000) resolve(undefined);
        else check = () => resolve(undefined);
      }),
  });
  await expect.poll(() => listening).toBe(1);
  check?.();
  await tick();
  expect(losses).toEqual([]);
  await proxy.cut();
  await proxy.mend();
  await expect.poll(() => listening).toBe(2);
  await stop();
  await proxy.cut();
});

test('it stops at once, also while it cannot connect', async () => {
  const stop = listenForSignals({
    url: 'postgres://127.0.0.1:1/nowhere',
    onSignal: () => {},
    onListening: () => {},
    onLost: () => {},
    pause: (_ms, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  });
  await stop();
});
