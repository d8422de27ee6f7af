import type { Attributes, AttributeValue } from './api.ts';
import type { AnyValue, KeyValue, SpanRecord } from './span.ts';

/**
 * An attribute's value as the JSON API shows it. An integer that a JavaScript number cannot hold
 * stays a decimal string, as do NaN and the infinities; bytes are base64.
 */
export function plainValue(value: AnyValue | undefined): AttributeValue {
  if (value === undefined) return null;
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.intValue !== undefined) {
    const number = Number(value.intValue);
    return Number.isSafeInteger(number) ? number : value.intValue;
  }
  if (value.doubleValue !== undefined) return value.doubleValue;
  if (value.arrayValue) return value.arrayValue.values.map(plainValue);
  if (value.kvlistValue) return plainAttributes(value.kvlistValue.values);
  return value.bytesValue ?? null;
}

/** A list of attributes as an object; of a key that comes twice the last one counts. */
export function plainAttributes(attributes: readonly KeyValue[]): Attributes {
  const entries = attributes.map(({ key, value }) => [key, plainValue(value)] as const);
  return Object.fromEntries(entries);
}

/** The span's `service.name`; SDKs that were given none send `unknown_service`. */
export function serviceOf({ attributes, origin }: SpanRecord): string {
  return (
    serviceIn(attributes) ??
    serviceIn(origin.scope.attributes) ??
    serviceIn(origin.resource.attributes) ??
    'unknown_service'
  );
}

function serviceIn(attributes: readonly KeyValue[]): string | undefined {
  for (const { key, value } of attributes) {
    if (key === 'service.name') return value?.stringValue || undefined;
  }
  return undefined;
}
