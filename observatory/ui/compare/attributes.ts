import type { AttributeValue, Span } from '../../api.ts';
import { valueText } from '../trace/attributes.ts';

/** A fact of a span that differs; null where a side does not have it. */
export interface AttributeDifference {
  key: string;
  a: string | null;
  b: string | null;
}

/** What two spans that are a pair differ in besides their times, by key. */
export function attributeDifferences(a: Span, b: Span): AttributeDifference[] {
  const [left, right] = [factsOf(a), factsOf(b)];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].sort().flatMap((key) => {
    const [one, other] = [textOf(left, key), textOf(right, key)];
    return one === other ? [] : [{ key, a: one, b: other }];
  });
}

/** The attributes, and what is no attribute in OpenTelemetry and yet worth telling. */
function factsOf(span: Span): Record<string, AttributeValue> {
  const { name, status_message, events } = span;
  return {
    ...span.attributes,
    name,
    ...(status_message && { status_message }),
    ...(events.length > 0 && { 'span.num_events': events.length }),
  };
}

function textOf(facts: Record<string, AttributeValue>, key: string): string | null {
  const value = Object.hasOwn(facts, key) ? facts[key] : undefined;
  return value === undefined ? null : valueText(value);
}
