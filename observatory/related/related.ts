import type { ErrorOccurrence } from '../api/errors.ts';
import type { LogEvent } from '../api/logs.ts';
import type {
  Related,
  RelatedError,
  RelatedLog,
  RelatedSegment,
  VendorCount,
} from '../api/related.ts';
import type { XraySegment } from '../api/xray.ts';
import type { Span } from '../api.ts';
import type { Observatory } from '../observatory.ts';
import type { ReceivedSpan } from '../store/reader.ts';
import { describeTrace } from '../traces/detail.ts';
import { type Axis, axisOfSpans, axisOfTimes } from './axis.ts';
import { itemResolutionMs, spanOfError } from './span-of-error.ts';

/** What each store gives of a trace, at most. */
const limit = 1000;

/** The stores that are asked for a trace's id. */
export type Sources = Pick<Observatory, 'spansOf' | 'logs' | 'errors' | 'xray'>;

/** Everything under an id that is not a span; undefined when there is nothing of it, nor a span. */
export async function relatedOf(sources: Sources, traceId: string): Promise<Related | undefined> {
  const [spans, logs, errors, segments] = await Promise.all([
    sources.spansOf(traceId),
    sources.logs.ofTrace(traceId),
    sources.errors.ofTrace(traceId),
    sources.xray.ofTrace(traceId),
  ]);
  const vendors: VendorCount[] = [
    { vendor: 'honeycomb' as const, count: spans.length },
    { vendor: 'xray' as const, count: segments.length },
    { vendor: 'cloudwatch' as const, count: logs.length },
    { vendor: 'rollbar' as const, count: errors.length },
  ].filter(({ count }) => count > 0);
  if (vendors.length === 0) return undefined;

  const { axis, placed } = axisOf(traceId, spans, [
    ...[...logs, ...errors].map(({ time_ms }) => time_ms),
    ...segments.map(({ start_ms }) => start_ms),
  ]);
  return {
    trace_id: traceId,
    vendors,
    origin_ms: axis.originMs,
    logs: logs.map((log) => placeLog(log, axis)),
    errors: errors.map((error) => placeError(error, placed, axis)),
    segments: segments.map((segment) => placeSegment(segment, axis)),
    limit,
  };
}

/** The axis of the spans, and the spans on it; without any, that of the times. */
function axisOf(
  traceId: string,
  received: readonly ReceivedSpan[],
  timesMs: readonly number[],
): { axis: Axis; placed: Span[] } {
  if (received.length === 0) return { axis: axisOfTimes(timesMs), placed: [] };
  const { spans, trace } = describeTrace(traceId, received, Date.now());
  return { axis: axisOfSpans(spans, trace.root_service), placed: spans };
}

function placeLog(log: LogEvent, axis: Axis): RelatedLog {
  const spanId = spanIdIn(log.fields);
  return { ...log, span_id: spanId, at_ms: axis.at(log.time_ms, { spanId, side: 'server' }) };
}

function placeError(error: ErrorOccurrence, spans: readonly Span[], axis: Axis): RelatedError {
  const spanId = spanOfError(error, spans, axis)?.span_id ?? null;
  const clock = { spanId, side: error.platform };
  return { ...error, span_id: spanId, at_ms: axis.at(error.time_ms, clock, itemResolutionMs) };
}

function placeSegment(segment: XraySegment, axis: Axis): RelatedSegment {
  const { start_ms, end_ms, id, parent_id, name, error, fault, throttle, document } = segment;
  return {
    id,
    parent_id,
    name,
    at_ms: axis.at(start_ms, { spanId: id, side: 'server' }),
    duration_ms: end_ms === null ? null : Math.max(0, end_ms - start_ms),
    error,
    fault,
    throttle,
    document,
  };
}

function spanIdIn(fields: LogEvent['fields']): string | null {
  const id = fields?.span_id;
  return typeof id === 'string' && /^[0-9a-f]{16}$/i.test(id) ? id.toLowerCase() : null;
}
