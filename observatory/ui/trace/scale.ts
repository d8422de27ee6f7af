/** A stretch of time in milliseconds from the start of the trace. */
export interface Interval {
  startMs: number;
  endMs: number;
}

/** A place on the time axis, both in per cent of its width. */
export interface Place {
  left: number;
  width: number;
}

/** Nothing is magnified beyond this: a microsecond across the whole width. */
const shortestMs = 0.001;

/** Where a moment lies in the view, 0 at its start and 1 at its end. */
export function share(view: Interval, ms: number): number {
  return (ms - view.startMs) / (view.endMs - view.startMs);
}

/** Where an interval lies in the view, cut off at its edges; null when it is outside. */
export function place(view: Interval, interval: Interval): Place | null {
  const from = share(view, interval.startMs);
  const to = share(view, interval.endMs);
  if (to < 0 || from > 1) return null;
  const left = Math.max(0, from);
  return { left: left * 100, width: (Math.min(1, to) - left) * 100 };
}

/** A view between two moments in either order, inside the whole and not below a microsecond. */
export function zoom(whole: Interval, aMs: number, bMs: number): Interval {
  const span = Math.max(Math.abs(bMs - aMs), shortestMs);
  const size = Math.min(span, whole.endMs - whole.startMs);
  const start = Math.min(Math.max(Math.min(aMs, bMs), whole.startMs), whole.endMs - size);
  return { startMs: start, endMs: start + size };
}

/** Everything the trace covers; never empty, so that a trace of no duration can be drawn. */
export function wholeOf(durationMs: number, spans: readonly Interval[]): Interval {
  let startMs = 0;
  let endMs = Math.max(durationMs, shortestMs);
  for (const span of spans) {
    startMs = Math.min(startMs, span.startMs);
    endMs = Math.max(endMs, span.endMs);
  }
  return { startMs, endMs };
}

export interface Tick {
  ms: number;
  label: string;
}

/** Ticks at round moments (steps of 1, 2 or 5), about `wanted` of them, all in one unit. */
export function ticks(view: Interval, wanted: number): Tick[] {
  const rough = (view.endMs - view.startMs) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  // 1.4 / 0.05 is 27.999…: a tick on the edge is still in the view.
  const first = Math.ceil(view.startMs / step - 1e-6);
  const last = Math.floor(view.endMs / step + 1e-6);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const ms = (first + i) * step;
    return { ms, label: tickLabel(ms, step) };
  });
}

/** The same ticks as the start and the period of a pattern, in per cent of the width. */
export function tickPattern(view: Interval, wanted: number): { first: number; step: number } {
  const [first, second] = ticks(view, wanted);
  if (!first || !second) return { first: 0, step: 100 };
  const at = share(view, first.ms);
  return { first: at * 100, step: (share(view, second.ms) - at) * 100 };
}

function tickLabel(ms: number, step: number): string {
  const [factor, unit] = step >= 1000 ? [0.001, 's'] : step >= 1 ? [1, 'ms'] : [1000, 'µs'];
  return ms === 0 ? '0' : `${Number((ms * factor).toFixed(6))} ${unit}`;
}
