import type { OtlpTraces } from '../shared/api.ts';

/** The export of a trace cut down to one span with its resource and scope: still valid OTLP JSON. */
export function onlySpan(traces: OtlpTraces, spanId: string): OtlpTraces {
  return {
    resourceSpans: traces.resourceSpans.flatMap((resource) => {
      const scopeSpans = resource.scopeSpans.flatMap((scope) => {
        const spans = scope.spans.filter((span) => span.spanId === spanId);
        return spans.length > 0 ? [{ ...scope, spans }] : [];
      });
      return scopeSpans.length > 0 ? [{ ...resource, scopeSpans }] : [];
    }),
  };
}
