import { isError, isPartial, kindName, type SpanRecord } from '../span.ts';
import { serviceOf } from '../values.ts';

/** What is kept in memory of a span of an open trace, for its summary and its completeness. */
export interface Member {
  spanId: string;
  parentSpanId: string;
  name: string;
  kind: ReturnType<typeof kindName>;
  service: string;
  start: bigint;
  end: bigint;
  error: boolean;
  partial: boolean;
  /** Epoch milliseconds. */
  received: number;
}

export function memberOf(span: SpanRecord, received: number): Member {
  return {
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    name: span.name,
    kind: kindName(span.kind),
    service: serviceOf(span),
    start: span.start,
    end: span.end,
    error: isError(span),
    partial: isPartial(span),
    received,
  };
}

/** Whether a span that comes again takes the place of what is there: only an unfinished one yields. */
export function supersedes(earlier: { partial: boolean }): boolean {
  return earlier.partial;
}
