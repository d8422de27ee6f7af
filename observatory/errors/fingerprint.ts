import { createHash } from 'node:crypto';
import type { ErrorException } from '../api/errors.ts';
import { isRuntime } from './frames.ts';
import type { ErrorData } from './payload.ts';

/**
 * What occurrences of the same fault have in common: of exceptions the classes and each frame's file
 * and method, without line numbers, so that an edit further up makes no new item; of anything else
 * its text. The runtime's frames do not count. The sender's own fingerprint wins. `chain` has its
 * frames source-mapped where that can be done, since a minifier names things differently each time.
 * https://docs.rollbar.com/docs/grouping-algorithm
 */
export function fingerprintOf(data: ErrorData, chain: readonly ErrorException[]): string {
  if (data.fingerprint) return digest(['custom', data.fingerprint]);
  if (chain.length === 0) {
    const said = data.body.message?.body ?? data.body.crash_report?.raw ?? '';
    return digest(['message', withoutNumbers(said)]);
  }
  const parts = chain.flatMap(({ class: name, message, frames }) => [
    name,
    // Nothing else tells exceptions without a stack apart.
    ...(frames.length > 0 ? [] : [withoutNumbers(message)]),
    ...frames
      .filter(({ file }) => !isRuntime(file))
      .map(({ file, method }) => `${fileName(file)} ${method}`),
  ]);
  return digest(['exception', ...parts]);
}

/** A file without the host that served it, its query and the bundler's hash of its content. */
function fileName(file: string): string {
  return file
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/[-.][A-Za-z0-9_-]{8,}(\.[cm]?js)$/, '$1');
}

/** Ids and numbers differ from one occurrence to the next. */
function withoutNumbers(text: string): string {
  return text.replaceAll(/\b(?=[0-9a-f-]*\d)[0-9a-f-]{8,}\b|\d+/gi, '#');
}

/** Parts cannot run into one another: JSON keeps them apart. */
function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
