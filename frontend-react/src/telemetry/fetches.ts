import {
  INVALID_SPAN_CONTEXT,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { apiAddresses } from './api-origin.ts';
import { endFetchSpan, type FetchFailure, fetchName, requestAttributes } from './fetch-span.ts';
import { now } from './ids.ts';
import type { EarlyFetch } from './journal.ts';
import { cause, hold, type Operation, release } from './operations.ts';
import { startGiven } from './provider.ts';
import type { ResourceTimings } from './resource-timings.ts';

interface Underway {
  readonly url: string;
  readonly start: number;
  readonly operation: Operation | undefined;
}

/** Takes `fetch` over with the instrumentation, corrected where it is wrong for us. */
export function instrumentFetch(tracer: Tracer, timings: ResourceTimings): void {
  const underway = new WeakMap<Span, Underway>();

  const start = (method: string, url: string): Span => {
    const begun = { url, start: now(), operation: cause() };
    const options = {
      kind: SpanKind.CLIENT,
      startTime: begun.start,
      attributes: requestAttributes(method, url),
    };
    const span = tracer.startSpan(
      fetchName(method, url),
      options,
      begun.operation?.context ?? ROOT_CONTEXT,
    );
    if (begun.operation) hold(begun.operation);
    underway.set(span, begun);
    return span;
  };
  const answered = (span: Span, result: Response | FetchFailure) => {
    const begun = underway.get(span);
    if (!begun) return;
    underway.delete(span);
    endFetchSpan(span, timings, { ...begun, end: now(), result });
    if (begun.operation) release(begun.operation);
  };

  const ours = apiAddresses
    .map((address) => address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  const instrumentation = new FetchInstrumentation({
    enabled: false,
    // Whatever is not our API gets no span and no traceparent.
    ignoreUrls: [new RegExp(`^(?!${ours})`)],
    propagateTraceHeaderCorsUrls: new RegExp(`^(${ours})`),
    ignoreNetworkEvents: true,
    // Called when the body has been read: the true end of the request.
    applyCustomAttributesOnSpan: (span, _request, result) => answered(span, result),
  });
  instrumentation.setTracerProvider({
    getTracer: () => ({
      startActiveSpan: tracer.startActiveSpan.bind(tracer),
      // It names the span by the method alone, takes whole milliseconds and keeps query values.
      startSpan: (_name, { kind, attributes } = {}) =>
        kind === SpanKind.CLIENT
          ? start(String(attributes?.['http.request.method']), String(attributes?.['url.full']))
          : trace.wrapSpanContext(INVALID_SPAN_CONTEXT),
    }),
  });
  instrumentation.enable();
}

/** The span of a request that left before the instrumentation came, under the id it was sent with. */
export function replayFetch(tracer: Tracer, timings: ResourceTimings, fetch: EarlyFetch): void {
  const { url, method, start, operation, answer } = fetch;
  const options = {
    kind: SpanKind.CLIENT,
    startTime: start,
    attributes: requestAttributes(method, url),
  };
  const span = startGiven(tracer, fetch, fetchName(method, url), options, operation?.context);
  const ended = (result: Response | FetchFailure) =>
    endFetchSpan(span, timings, { url, start, result });
  answer.then(ended, ended);
}
