import type { LineSink } from './line-transport.ts';
import { readable } from './readable.ts';

const HELD_CHARS = 64 * 1_024;

/**
 * Lines to standard output: JSON, or in a terminal for people. Those of one turn of the event loop
 * are written at once, since each write is a system call; the end of the process writes what is
 * held, also when the end is a fault.
 */
export function standardOutput(stream = process.stdout): LineSink {
  let held = '';
  function flush(): void {
    const text = held;
    held = '';
    if (text !== '') stream.write(text);
  }
  // Whoever read it is gone: no reason to end.
  stream.on('error', () => {});
  process.once('exit', flush);
  const render = stream.isTTY ? (text: string) => readable(JSON.parse(text)) : String;
  return (text) => {
    if (held === '') setImmediate(flush);
    held += `${render(text)}\n`;
    if (held.length > HELD_CHARS) flush();
  };
}
