import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exceptionFacts } from '../exception.ts';

const MAX_CAUSES = 3;
/** The repository: all our code, and what it is built on. */
const ROOT = new URL('../../../../', import.meta.url);
/** As a path, and as a stack names modules, where a space is %20. */
const ROOTS = [fileURLToPath(ROOT), ROOT.pathname];
/** The same from where we run, without a space, at which Rollbar's client would part a frame. */
export const ROOT_FROM_HERE = `${relative(process.cwd(), fileURLToPath(ROOT)) || '.'}/`;
const SOURCE = /^[^()]*\.[cm]?[jt]sx?(?::\d+){1,2}$/;
/** What a frame may name beside a file of source. */
const NO_FILE = /^(?:<anonymous>|native|index \d+|node:[\w/]+(?::\d+){1,2})$/;

/**
 * A copy of anything thrown that may leave the house: Rollbar's client reads the message, the
 * stack and the causes of the error itself in several places, after every hook of its own that
 * could redact them.
 */
export function cleanError(thrown: unknown, causes = MAX_CAUSES): Error {
  const { type, message, stack } = exceptionFacts(thrown);
  const cause = causeOf(thrown);
  const clean = new Error(
    message,
    cause === undefined || causes === 0 ? {} : { cause: cleanError(cause, causes - 1) },
  );
  clean.name = type;
  clean.stack = stack === undefined ? `${type}: ${message}` : withOwnFrames(stack);
  return clean;
}

function causeOf(thrown: unknown): unknown {
  try {
    return thrown instanceof Error ? thrown.cause : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Frames by path, since the client reads the files that they name and quotes the lines. What an
 * error says may look like a frame of any file, and some of it comes from outside: so of frames
 * only those stay that name our source or the runtime.
 */
function withOwnFrames(stack: string): string {
  let short = stack.replaceAll('file://', '');
  for (const root of ROOTS) short = short.replaceAll(root, ROOT_FROM_HERE);
  const lines = short.split('\n');
  return lines.filter((line) => !/^\s*at\s/.test(line) || isOwnFrame(line)).join('\n');
}

function isOwnFrame(line: string): boolean {
  const place = /\(([^()]*)\)\s*$/.exec(line)?.[1] ?? line.replace(/^\s*at (?:async )?/, '').trim();
  if (NO_FILE.test(place)) return true;
  const file = place.slice(ROOT_FROM_HERE.length);
  return place.startsWith(ROOT_FROM_HERE) && !file.includes('..') && SOURCE.test(file);
}

/** What errors of one kind have in common: their class, and the code that threw them. */
export function kindOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const { type, stack = '' } = exceptionFacts(thrown);
  const frame = stack.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
  return `${type} ${frame.trim()}`;
}
