import { spans as declared, type SpanKey } from '@cruddur/contract/telemetry/spans.ts';
import { expect } from '@playwright/test';
import type { Span, TraceDetail } from './observatory.ts';

/** Whether a span is what the contract calls `key`. */
export function is(span: Span, key: SpanKey): boolean {
  const { service, kind, name } = declared[key];
  return span.service === service && span.kind === kind && name.test(span.name);
}

/**
 * Asserts that the trace holds a chain of spans, each the direct child of the one before, of the
 * declared kinds in this order, and returns it.
 * @param last narrows the last span, by its name, where several chains start alike
 */
export function expectChain(detail: TraceDetail, keys: readonly SpanKey[], last = /./): Span[] {
  const byId = new Map(detail.spans.map((span) => [span.span_id, span]));
  const lastKey = keys.at(-1) as SpanKey;
  const chains = detail.spans
    .filter((span) => is(span, lastKey) && last.test(span.name))
    .map((end) => {
      const chain = [end];
      while (chain.length < keys.length) {
        const parent = byId.get(chain[0]?.parent_span_id ?? '');
        if (!parent) break;
        chain.unshift(parent);
      }
      return chain;
    });
  const whole = chains.find(
    (chain) =>
      chain.length === keys.length && chain.every((span, at) => is(span, keys[at] as SpanKey)),
  );
  expect(whole, `no chain ${keys.join(' → ')} in\n${outline(detail)}`).toBeDefined();
  return whole as Span[];
}

/** Asserts one root and no span whose parent is missing. */
export function expectConnected(detail: TraceDetail): void {
  const ids = new Set(detail.spans.map((span) => span.span_id));
  const roots = detail.spans.filter((span) => span.parent_span_id === null);
  const orphans = detail.spans.filter(
    (span) => span.parent_span_id && !ids.has(span.parent_span_id),
  );
  expect(roots.length, `roots of\n${outline(detail)}`).toBe(1);
  expect(orphans, `orphans in\n${outline(detail)}`).toEqual([]);
}

/** The trace as an indented list, for a failure that can be read. */
export function outline({ spans }: TraceDetail): string {
  const ids = new Set(spans.map((span) => span.span_id));
  const lines: string[] = [];
  const walk = (parent: string | null, depth: number) => {
    for (const span of spans) {
      const top = span.parent_span_id === null || !ids.has(span.parent_span_id);
      if (parent === null ? !top : span.parent_span_id !== parent) continue;
      lines.push(
        `${'  '.repeat(depth)}${span.service} ${span.name}${span.partial ? ' (partial)' : ''}`,
      );
      walk(span.span_id, depth + 1);
    }
  };
  walk(null, 0);
  return lines.join('\n');
}
