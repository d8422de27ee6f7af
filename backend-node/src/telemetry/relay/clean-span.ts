import { redactAttribute, redactText } from '../redact.ts';
import type { AnyValue, Attribute, Scalar, Span } from './schema.ts';

const MAX_ATTRIBUTES = 64;
const MAX_EVENTS = 64;
const MAX_LINKS = 8;
const NAME_LIMIT = 200;
const VALUE_LIMIT = 2_000;

/**
 * A browser's span with nothing in it that may not leave: names and values redacted and bounded,
 * what is beyond the bounds cut off and counted where OTLP has a count for it.
 */
export function cleanSpan(span: Span): Span {
  const { attributes, cut } = cleanAttributes(span.attributes);
  const { status } = span;
  return {
    ...span,
    name: cleanText(span.name, NAME_LIMIT),
    endTimeUnixNano:
      BigInt(span.endTimeUnixNano) < BigInt(span.startTimeUnixNano)
        ? span.startTimeUnixNano
        : span.endTimeUnixNano,
    attributes,
    droppedAttributesCount: (span.droppedAttributesCount ?? 0) + cut,
    events: span.events.slice(0, MAX_EVENTS).map((event) => ({
      ...event,
      name: cleanText(event.name, NAME_LIMIT),
      attributes: cleanAttributes(event.attributes).attributes,
    })),
    droppedEventsCount:
      (span.droppedEventsCount ?? 0) + Math.max(0, span.events.length - MAX_EVENTS),
    links: span.links.slice(0, MAX_LINKS).map((link) => ({
      ...link,
      attributes: cleanAttributes(link.attributes).attributes,
    })),
    ...(status && {
      status: {
        code: status.code,
        ...(status.message && { message: cleanText(status.message, VALUE_LIMIT) }),
      },
    }),
  };
}

/** Attributes with each key once, the last one standing. */
export function cleanAttributes(attributes: Attribute[]): { attributes: Attribute[]; cut: number } {
  const byKey = new Map(attributes.map(({ key, value }) => [key, value]));
  const kept = [...byKey].slice(0, MAX_ATTRIBUTES);
  return {
    attributes: kept.map(([key, value]) => ({ key, value: cleanValue(key, value) })),
    cut: byKey.size - kept.length,
  };
}

function cleanValue(key: string, value: AnyValue): AnyValue {
  if ('arrayValue' in value) {
    return { arrayValue: { values: value.arrayValue.values.map((one) => cleanScalar(key, one)) } };
  }
  return cleanScalar(key, value);
}

function cleanScalar(key: string, value: Scalar): Scalar {
  const [plain] = Object.values(value) as [string | number | boolean];
  const clean = redactAttribute(key, plain);
  if (clean === plain && typeof plain !== 'string') return value;
  if ('stringValue' in value) return { stringValue: String(clean).slice(0, VALUE_LIMIT) };
  return 'intValue' in value && clean === plain ? value : { stringValue: String(clean) };
}

function cleanText(text: string, limit: number): string {
  return redactText(text).slice(0, limit);
}
