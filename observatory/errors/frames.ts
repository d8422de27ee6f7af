import type { ErrorFrame } from '../api/errors.ts';
import type { SentFrame } from './payload.ts';

const runtime = /^node:|^internal\/|^<anonymous>$|^native$/;
const packages = /(?:^|\/)node_modules\//;

/** More frames than a runtime gives unless it is told to. */
const maximumFrames = 100;

/**
 * Frames as they were sent, innermost first; Rollbar's come with the innermost last. `root` is the
 * server's folder, in which files have the same names on every machine.
 */
export function framesOf(sent: readonly SentFrame[], root: string): ErrorFrame[] {
  return sent
    .slice(-maximumFrames)
    .toReversed()
    .map((frame) => frameOf(frame, root));
}

function frameOf(sent: SentFrame, root: string): ErrorFrame {
  const { filename, method, lineno, colno, code, context } = sent;
  const path = (filename || '(unknown)').replace(/^file:\/\//, '');
  const folder = root.endsWith('/') ? root : `${root}/`;
  const file = root !== '' && path.startsWith(folder) ? path.slice(folder.length) : path;
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

/** Whether a file is the runtime's own, which is in a stack or not as things happen to be awaited. */
export function isRuntime(file: string): boolean {
  return runtime.test(file);
}

/** Whether a file is of a package or of the runtime, and not of the app. */
export function isLibrary(file: string): boolean {
  return packages.test(file) || isRuntime(file);
}
