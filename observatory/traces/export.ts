import type { Origin, OtlpLink, SpanRecord } from '../span.ts';

/** The spans as the body of an OTLP/JSON export, so that they can be sent anywhere that takes one. */
export function toOtlpJson(spans: readonly SpanRecord[]) {
  const byOrigin = Map.groupBy(spans, ({ origin }) => origin);
  return {
    resourceSpans: [...byOrigin].map(([origin, own]) => resourceSpans(origin, own)),
  };
}

function resourceSpans({ resource, scope }: Origin, spans: readonly SpanRecord[]) {
  return {
    resource: {
      attributes: resource.attributes,
      droppedAttributesCount: resource.droppedAttributesCount,
    },
    schemaUrl: resource.schemaUrl,
    scopeSpans: [
      {
        scope: {
          name: scope.name,
          version: scope.version,
          attributes: scope.attributes,
          droppedAttributesCount: scope.droppedAttributesCount,
        },
        schemaUrl: scope.schemaUrl,
        spans: spans.map(otlpSpan),
      },
    ],
  };
}

function otlpSpan(span: SpanRecord) {
  const { origin: _, start, end, events, links, ...rest } = span;
  return {
    ...rest,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(end),
    events: events.map(({ time, ...event }) => ({ timeUnixNano: String(time), ...event })),
    links: links.map((link: OtlpLink) => ({ ...link })),
  };
}
