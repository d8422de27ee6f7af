import { type Span, SpanKind, type Tracer } from '@opentelemetry/api';
import {
  addSpanNetworkEvent,
  addSpanNetworkEvents,
  PerformanceTimingNames as PTN,
} from '@opentelemetry/sdk-trace-web';
import { fromPageTime } from './ids.ts';
import { hold, type Operation, release } from './operations.ts';
import { redactUrl } from './redact.ts';

const MAX_RESOURCES = 40;

const DOCUMENT_EVENTS = [
  PTN.FETCH_START,
  PTN.DOM_INTERACTIVE,
  PTN.DOM_CONTENT_LOADED_EVENT_START,
  PTN.DOM_CONTENT_LOADED_EVENT_END,
  PTN.DOM_COMPLETE,
  PTN.LOAD_EVENT_START,
  PTN.LOAD_EVENT_END,
];

/** Keeps the load open until something is on the screen. A page in the background shows nothing. */
export function waitForFirstPaint(load: Operation): void {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  if (paint) load.last = Math.max(load.last, fromPageTime(paint.startTime));
  if (paint || document.hidden) return;
  hold(load);
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return;
    observer.disconnect();
    release(load);
  });
  observer.observe({ type: 'paint' });
}

/**
 * Completes the span of the load as `@opentelemetry/instrumentation-document-load` would, which
 * cannot be used: it takes its parent from a meta tag only, and knows no work after `load`.
 */
export function describeLoad(tracer: Tracer, load: Operation, span: Span): void {
  span.setAttribute('url.full', redactUrl(location.href));
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!page) return;
  for (const event of DOCUMENT_EVENTS) addSpanNetworkEvent(span, event, page);
  for (const { name, startTime } of performance.getEntriesByType('paint')) {
    span.addEvent(
      name === 'first-paint' ? 'firstPaint' : 'firstContentfulPaint',
      fromPageTime(startTime),
    );
  }
  const document = fetchSpan(tracer, load, 'documentFetch', page);
  addSpanNetworkEvents(document, page, false, undefined, true);
  document.end(fromPageTime(page.responseEnd));
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  // Requests have spans of their own, and this file itself is no part of the load.
  const files = resources.filter(
    ({ initiatorType: by, name }) => by !== 'fetch' && name !== import.meta.url,
  );
  for (const file of files.slice(0, MAX_RESOURCES)) {
    fetchSpan(tracer, load, 'resourceFetch', file).end(fromPageTime(file.responseEnd));
  }
}

function fetchSpan(
  tracer: Tracer,
  load: Operation,
  name: string,
  timing: PerformanceResourceTiming,
): Span {
  const attributes = {
    'url.full': redactUrl(timing.name),
    'http.response.status_code': timing.responseStatus,
    'http.response.body.size': timing.encodedBodySize,
  };
  const options = {
    kind: SpanKind.INTERNAL,
    startTime: fromPageTime(timing.fetchStart),
    attributes,
  };
  return tracer.startSpan(name, options, load.context);
}
