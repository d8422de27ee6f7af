import type { AnyValue, KeyValue } from '../../span.ts';
import { InvalidItemError, MalformedError } from './errors.ts';
import type { Message, Scalars } from './scalars.ts';

/** Deeper values than any SDK writes; a bound, so that a hostile body cannot exhaust the stack. */
const maximumDepth = 64;

export function message(value: unknown, field: string): Message {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedError(`${field} must be an object`);
  }
  return value as Message;
}

export function list(value: unknown, field: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new MalformedError(`${field} must be an array`);
  return value;
}

export function text(value: unknown, field: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new MalformedError(`${field} must be a string`);
  return value;
}

export function keyValues(raw: unknown, scalars: Scalars, depth: number): KeyValue[] {
  return list(raw, 'attributes').map((item) => {
    const entry = message(item, 'attribute');
    const key = text(entry.key, 'attribute key');
    if (entry.value === undefined || entry.value === null) return { key };
    return { key, value: anyValue(message(entry.value, 'attribute value'), scalars, depth) };
  });
}

export function anyValue(raw: Message, scalars: Scalars, depth: number): AnyValue {
  if (depth > maximumDepth) {
    throw new InvalidItemError(`an attribute is nested more than ${maximumDepth} levels deep`);
  }
  if (has(raw, 'stringValue')) return { stringValue: text(raw.stringValue, 'stringValue') };
  if (has(raw, 'boolValue')) return { boolValue: bool(raw.boolValue) };
  if (has(raw, 'intValue')) return { intValue: scalars.int64(raw.intValue) };
  if (has(raw, 'doubleValue'))
    return { doubleValue: writableDouble(scalars.double(raw.doubleValue)) };
  if (has(raw, 'arrayValue')) {
    const { values } = message(raw.arrayValue, 'arrayValue');
    const items = list(values, 'arrayValue.values');
    return {
      arrayValue: {
        values: items.map((item) => anyValue(message(item ?? {}, 'value'), scalars, depth + 1)),
      },
    };
  }
  if (has(raw, 'kvlistValue')) {
    const { values } = message(raw.kvlistValue, 'kvlistValue');
    return { kvlistValue: { values: keyValues(values, scalars, depth + 1) } };
  }
  if (has(raw, 'bytesValue')) return { bytesValue: scalars.base64(raw.bytesValue) };
  return {};
}

/** Own properties only: a protobuf message inherits every member of a oneof from its prototype. */
export function has(raw: Message, field: string): boolean {
  return Object.hasOwn(raw, field) && raw[field] !== null && raw[field] !== undefined;
}

export function bool(value: unknown, field = 'boolValue'): boolean {
  if (typeof value !== 'boolean') throw new MalformedError(`${field} must be true or false`);
  return value;
}

function writableDouble(value: number): number | string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}
