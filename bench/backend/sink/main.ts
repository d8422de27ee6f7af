/**
 * The process that stands in for all vendors, at next to no cost. Told `open` over IPC it opens a
 * destination and answers its number and ports; told such a number, what arrived there.
 */
import type { Counts } from './counts.ts';
import { openDestination } from './destination.ts';

const destinations: Counts[] = [];

process.on('message', async (message: 'open' | number) => {
  if (typeof message === 'number') {
    process.send?.(destinations[message]);
    return;
  }
  const counts = { spans: 0, lines: 0, segments: 0, items: 0 };
  const number = destinations.push(counts) - 1;
  process.send?.({ number, ports: await openDestination(counts) });
});
process.on('disconnect', () => process.exit());
