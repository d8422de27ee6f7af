import { now } from './ids.ts';
import { type Entry, untaken } from './journal.ts';
import type { Operation } from './operations.ts';
import { pathTemplate, redactUrl } from './redact.ts';

/**
 * Sends what was written down when the page is left before the OpenTelemetry chunk is there:
 * otherwise the server's spans of a short visit would hang in the air. Its own words of OTLP/JSON,
 * since the exporter is in the chunk; all of it partial, because no end is known.
 */
export function sendWhenLeftEarly(): void {
  addEventListener('pagehide', () => {
    const spans = untaken().flatMap(spanOf);
    if (spans.length === 0) return;
    const resource = { attributes: [text('service.name', 'frontend-react')] };
    const body = {
      resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'early' }, spans }] }],
    };
    navigator.sendBeacon('/o/t', new Blob([JSON.stringify(body)], { type: 'application/json' }));
  });
}

function spanOf(entry: Entry) {
  if (entry.type === 'begun') {
    const { operation } = entry;
    const parent = operation.parentSpanId ?? operation.parent?.spanId;
    return partial(operation, parent, operation.name, 1, operation.attributes);
  }
  if (entry.type === 'fetch') {
    const { fetch } = entry;
    const template = pathTemplate(fetch.url);
    return partial(fetch, fetch.operation?.spanId, `${fetch.method} ${template}`, 3, {
      'http.request.method': fetch.method,
      'url.full': redactUrl(fetch.url),
      'url.template': template,
    });
  }
  return [];
}

function partial(
  { traceId, spanId, start }: Pick<Operation, 'traceId' | 'spanId' | 'start'>,
  parentSpanId: string | undefined,
  name: string,
  kind: number,
  attributes: Record<string, string>,
) {
  return {
    traceId,
    spanId,
    parentSpanId,
    name,
    kind,
    startTimeUnixNano: nanoseconds(start),
    endTimeUnixNano: nanoseconds(now()),
    attributes: [
      { key: 'app.partial', value: { boolValue: true } },
      text('app.partial_reason', 'closed'),
      ...Object.entries(attributes).map(([key, value]) => text(key, value)),
    ],
  };
}

function text(key: string, stringValue: string) {
  return { key, value: { stringValue } };
}

function nanoseconds(ms: number): string {
  return String(BigInt(Math.round(ms * 1000)) * 1000n);
}
