import { now } from './ids.ts';

/** A window that is covered may get no frame although it is not hidden. */
const FRAME_DEADLINE_MS = 500;
const IDLE_DEADLINE_MS = 100;

/**
 * Calls `then` with the moment at which the next frame was painted. The call itself comes a
 * little later, when the page is idle: React runs effects, and a route commits, after the paint.
 */
export function afterPaint(then: (painted: number) => void): void {
  const late = setTimeout(painted, FRAME_DEADLINE_MS);
  const frame = requestAnimationFrame(() => setTimeout(painted));
  let once = false;
  function painted() {
    if (once) return;
    once = true;
    clearTimeout(late);
    cancelAnimationFrame(frame);
    const at = now();
    whenIdle(() => then(at));
  }
}

/** Safari has no requestIdleCallback. */
export function whenIdle(then: () => void): void {
  if (typeof requestIdleCallback === 'function')
    requestIdleCallback(() => then(), { timeout: IDLE_DEADLINE_MS });
  else setTimeout(then, IDLE_DEADLINE_MS / 2);
}
