import { active, type Scope } from './carrier.ts';
import { newSpanId, newTraceId, now } from './ids.ts';
import { tell } from './journal.ts';

export type Kind = 'action' | 'navigation' | 'load' | 'background';

/** Something that a person or the clock set off: the future root span of what it causes. */
export interface Operation extends Scope {
  readonly kind: Kind;
  readonly traceId: string;
  readonly spanId: string;
  readonly start: number;
  /** The operation that this one happens inside of. */
  readonly parent: Operation | undefined;
  /** The server's span that a page load goes on from. */
  readonly parentSpanId: string | undefined;
  name: string;
  attributes: Record<string, string>;
  /** Pieces of work still under way. */
  holds: number;
  /** When the last piece of work was done. */
  last: number;
}

interface Beginning {
  kind: Kind;
  name: string;
  attributes?: Record<string, string>;
  parent?: Operation | undefined;
  /** A trace that the server began, as `[trace id, span id]`. */
  joins?: readonly [string, string] | undefined;
  start?: number;
}

/** Without the OpenTelemetry chunk nobody ends operations, so that this needs a bound. */
const MAX_OPEN = 50;

const open = new Set<Operation>();
let latest: Operation | undefined;

/** Begins an operation that holds itself: its beginner calls `release` once. */
export function begin({ kind, name, attributes, parent, joins, start }: Beginning): Operation {
  const operation: Operation & { operation?: Operation } = {
    kind,
    name,
    parent,
    traceId: parent?.traceId ?? joins?.[0] ?? newTraceId(),
    spanId: newSpanId(),
    parentSpanId: joins?.[1],
    start: start ?? now(),
    attributes: attributes ?? {},
    holds: 1,
    last: 0,
  };
  operation.operation = operation;
  if (parent) hold(parent);
  for (const oldest of open) if (open.size >= MAX_OPEN) open.delete(oldest);
  open.add(operation);
  latest = operation;
  tell({ type: 'begun', operation });
  return operation;
}

/** One more piece of work of `operation` is under way. */
export function hold(operation: Operation): void {
  operation.holds += 1;
}

/** A piece of work of `operation` is done. */
export function release(operation: Operation): void {
  operation.holds -= 1;
  operation.last = now();
  if (operation.holds === 0) tell({ type: 'idle', operation });
}

/** No more work can join by being the only one; called when the span has ended. */
export function close(operation: Operation): void {
  if (open.delete(operation) && operation.parent) release(operation.parent);
}

export function isOpen(operation: Operation): boolean {
  return open.has(operation);
}

/**
 * What caused the code that runs right now: its own scope, else the one operation that is open
 * (the innermost, when it contains others). With two open there is no guess.
 */
export function cause(): Operation | undefined {
  const running = active()?.operation;
  if (running) return running;
  let roots = 0;
  let innermost: Operation | undefined;
  for (const operation of open) {
    if (!operation.parent) roots += 1;
    innermost = operation;
  }
  return roots === 1 ? innermost : undefined;
}

/** The operation under way here, else the last that began. */
export function lastOperation(): Operation | undefined {
  return cause() ?? latest;
}
