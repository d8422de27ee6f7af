import type { Span } from '../api.ts';

/** The clock that told a time: of a span's service, or of one side of the trace. */
export interface Clock {
  spanId: string | null;
  side: 'server' | 'browser';
}

/** Times of the day, in epoch milliseconds, put on the axis of the trace page. */
export interface Axis {
  originMs: number;
  /**
   * A time that was rounded to the resolution may lie just outside of its span, or of the trace, and
   * is then put on the edge of it.
   */
  at(timeMs: number, clock: Clock, resolutionMs?: number): number;
}

/** The axis of the spans: whose service's clock was moved, its other times move with it. */
export function axisOfSpans(spans: readonly Span[], root: string): Axis {
  const byId = new Map(spans.map((span) => [span.span_id, span]));
  const shifts = new Map<string, number>();
  const sides = new Map<Clock['side'], string>();
  for (const span of spans) {
    if (shifts.has(span.service)) continue;
    shifts.set(span.service, span.start_ms - epochMs(span.start_unix_nano));
    const side = sideOf(span);
    if (!sides.has(side)) sides.set(side, span.service);
  }
  const rootShift = shifts.get(root) ?? 0;
  const endMs = spans.reduce((end, span) => Math.max(end, span.start_ms + span.duration_ms), 0);
  return {
    originMs: -rootShift,
    at(timeMs, { spanId, side }, resolutionMs = 1) {
      const span = byId.get(spanId ?? '');
      const service = span?.service ?? sides.get(side) ?? root;
      const at = timeMs + (shifts.get(service) ?? rootShift);
      const within = span
        ? Math.max(span.start_ms, Math.min(at, span.start_ms + span.duration_ms))
        : Math.max(0, Math.min(at, endMs));
      return Math.abs(within - at) < resolutionMs ? within : at;
    },
  };
}

/** The axis where nothing but times is known. */
export function axisOfTimes(timesMs: readonly number[]): Axis {
  const originMs = timesMs.reduce((least, ms) => Math.min(least, ms), Number.POSITIVE_INFINITY);
  return { originMs, at: (timeMs) => timeMs - originMs };
}

/** Spans of a page name the language of their SDK so (OpenTelemetry's resource conventions). */
export function sideOf(span: Span): Clock['side'] {
  return span.resource['telemetry.sdk.language'] === 'webjs' ? 'browser' : 'server';
}

function epochMs(unixNano: string): number {
  return Number(BigInt(unixNano) / 1000n) / 1000;
}
