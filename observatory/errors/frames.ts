import type { ErrorFrame } from '../api/errors.ts';
import type { SentFrame } from './payload.ts';

const library = /(?:^|\/)node_modules\/|^node:|^internal\/|^<anonymous>$|^native$/;

/** More frames than a runtime gives unless it is told to. */
const maximumFrames = 100;

/** Frames as they were sent, innermost first; Rollbar's come with the innermost last. */
export function framesOf(sent: readonly SentFrame[]): ErrorFrame[] {
  return sent.slice(-maximumFrames).toReversed().map(frameOf);
}

function frameOf({ filename, method, lineno, colno, code, context }: SentFrame): ErrorFrame {
  const file = filename || '(unknown)';
  return {
    file,
    method: method && method !== '<unknown>' ? method : '[anonymous]',
    line: lineno ?? null,
    column: colno ?? null,
    code: code ?? null,
    before: context?.pre ?? [],
    after: context?.post ?? [],
    library: isLibrary(file),
    source: 'sent',
  };
}

/** Whether a file is of a package or of the runtime, and not of the app. */
export function isLibrary(file: string): boolean {
  return library.test(file);
}
