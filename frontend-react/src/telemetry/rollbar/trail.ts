import type { Entry } from '../journal.ts';

/** What the API answered to a request of the page. */
export interface Answer {
  readonly type: 'answer';
  readonly at: number;
  readonly method: string;
  readonly url: string;
  /** HTTP status; 0 when none came. */
  readonly status: number;
  /** 32 hex digits, as the server says, else those that the request was sent with. */
  readonly traceId: string | undefined;
}

/** A step of somebody's way through the page, as error reports tell of it. */
export type Step = Extract<Entry, { type: 'begun' | 'error' }> | Answer;

const MAX_STEPS = 40;

const early: Step[] = [];
let follower: ((step: Step) => void) | undefined;
let alarm: (() => void) | undefined;

/** Keeps a step until somebody follows the trail. Errors are the last to be left out. */
export function remember(step: Step): void {
  try {
    if (follower) follower(step);
    else keep(step);
    if (isFailure(step)) alarm?.();
  } catch {
    // Telemetry never throws into the app.
  }
}

/** Resolves at the first step that somebody may want to report; at once after there was one. */
export function untilFailure(): Promise<void> {
  if (early.some(isFailure)) return Promise.resolve();
  return new Promise((resolve) => {
    alarm = resolve;
  });
}

function isFailure(step: Step): boolean {
  return step.type === 'error' || (step.type === 'answer' && step.status >= 500);
}

function keep(step: Step): void {
  early.push(step);
  if (early.length <= MAX_STEPS) return;
  const oldest = early.findIndex(({ type }) => type !== 'error');
  early.splice(Math.max(oldest, 0), 1);
}

/** Tells `to` of every step so far, in their order, and of all that follow. */
export function follow(to: (step: Step) => void): void {
  follower = to;
  for (const step of early.splice(0)) remember(step);
}
