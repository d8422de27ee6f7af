import type { Context } from '@opentelemetry/api';
import type { Operation } from './operations.ts';

/** What the code that runs right now belongs to. */
export interface Scope {
  readonly operation?: Operation | undefined;
  /** Set once the OpenTelemetry chunk has made the span of it. */
  context?: Context;
}

/** One call of an async function: the scope that it started in, and what ran around it. */
interface Frame {
  readonly scope: Scope | undefined;
  outside: Scope | undefined;
  inside: boolean;
}

let current: Scope | undefined;

/** The scope of the code that runs right now. */
export function active(): Scope | undefined {
  return current;
}

/** Makes `scope` the running one until something else does; the caller takes care of the end. */
export function activate(scope: Scope | undefined): void {
  current = scope;
}

/** Calls `work` in `scope`. Its asynchronous rest keeps the scope through the await transform. */
export function run<T>(scope: Scope | undefined, work: () => T): T {
  const before = current;
  current = scope;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** First statement of every async function that awaits; written by vite-plugins/await-context. */
export function enter(): Frame {
  return { scope: current, outside: current, inside: true };
}

/** Before an await and at the end: whatever runs next on this thread is not this function. */
export function leave<T>(frame: Frame, value?: T): T {
  if (frame.inside) current = frame.outside;
  frame.inside = false;
  return value as T;
}

/** After an await, resolved or rejected: the function goes on in the scope that it started in. */
export function back<T>(frame: Frame, value?: T): T {
  if (!frame.inside) {
    frame.outside = current;
    current = frame.scope;
    frame.inside = true;
  }
  return value as T;
}

/** The iterable of a `for await`, whose every step is an await that has no word in the source. */
export function each<T>(
  frame: Frame,
  source: AsyncIterable<T> | Iterable<T | PromiseLike<T>>,
): AsyncIterable<T> {
  const steps = Symbol.asyncIterator in source ? source : awaited(source);
  return {
    [Symbol.asyncIterator]() {
      const inner = steps[Symbol.asyncIterator]();
      const finish = inner.return?.bind(inner);
      return {
        next: () => leave(frame, inner.next()),
        ...(finish && { return: () => leave(frame, finish()) }),
      };
    },
  };
}

async function* awaited<T>(source: Iterable<T | PromiseLike<T>>): AsyncGenerator<T> {
  yield* source;
}
