import type { Operation } from './operations.ts';
import { remember } from './rollbar/trail.ts';

/** A request that left before instrumentation-fetch was there. */
export interface EarlyFetch {
  readonly url: string;
  readonly method: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly start: number;
  readonly operation: Operation | undefined;
  readonly answer: Promise<Response>;
}

/** Something that was thrown, and what it broke. */
export interface ErrorEntry {
  readonly type: 'error';
  /** The name of its span, when no other one is open. */
  readonly how: 'uncaught error' | 'uncaught unhandledrejection' | 'caught error';
  readonly error: unknown;
  readonly at: number;
  readonly operation: Operation | undefined;
  /** That of the operation, else one made for this error: 32 hex digits. */
  readonly traceId: string;
  /** Where in the tree of components React was. */
  readonly componentStack?: string | undefined;
}

/** What the light part of telemetry tells the part that makes spans. */
export type Entry =
  | { readonly type: 'begun'; readonly operation: Operation }
  | { readonly type: 'renamed'; readonly operation: Operation }
  | { readonly type: 'idle'; readonly operation: Operation }
  | { readonly type: 'fetch'; readonly fetch: EarlyFetch }
  | ErrorEntry;

const MAX_EARLY_ENTRIES = 200;

const early: Entry[] = [];
let reader: ((entry: Entry) => void) | undefined;

/** Telemetry never throws into the app: what goes wrong while telling is dropped. */
export function tell(entry: Entry): void {
  if (entry.type === 'begun' || entry.type === 'error') remember(entry);
  hand(entry);
}

function hand(entry: Entry): void {
  try {
    if (reader) reader(entry);
    else if (early.length < MAX_EARLY_ENTRIES) early.push(entry);
  } catch {}
}

/** Replays what happened so far and hands over everything that follows. */
export function read(to: (entry: Entry) => void): void {
  reader = to;
  for (const entry of early.splice(0)) hand(entry);
}

/** What nobody has read yet; told once. */
export function untaken(): Entry[] {
  return early.splice(0);
}

/** Whether the part that makes spans has taken over. */
export function taken(): boolean {
  return reader !== undefined;
}
