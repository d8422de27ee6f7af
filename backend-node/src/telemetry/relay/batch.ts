import type { AcceptedSpan } from './accept.ts';

/** An OTLP trace request in JSON of spans that are in JSON already, grouped as OTLP groups them. */
export function encodeBatch(spans: readonly AcceptedSpan[]): string {
  const byResource = Map.groupBy(spans, ({ resource }) => resource);
  const resourceSpans = [...byResource].map(([resource, ofResource]) => {
    const byScope = Map.groupBy(ofResource, ({ scope }) => scope);
    const scopeSpans = [...byScope].map(
      ([scope, ofScope]) =>
        `{"scope":${scope},"spans":[${ofScope.map(({ span }) => span).join()}]}`,
    );
    return `{"resource":${resource},"scopeSpans":[${scopeSpans.join()}]}`;
  });
  return `{"resourceSpans":[${resourceSpans.join()}]}`;
}

/** Characters that a span takes in memory and, about, on the wire. */
export function sizeOf({ resource, scope, span }: AcceptedSpan): number {
  return resource.length + scope.length + span.length;
}
