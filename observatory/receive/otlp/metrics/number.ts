import { InvalidItemError } from '../errors.ts';
import type { Message, Scalars } from '../scalars.ts';
import { has } from '../values.ts';

/** The value of a number point or of an exemplar: a double, or an integer as near as a double is. */
export function numberOf(raw: Message, scalars: Scalars): number {
  if (has(raw, 'asDouble')) return finite(scalars.double(raw.asDouble, 'asDouble'), 'value');
  if (has(raw, 'asInt')) return Number(scalars.int64(raw.asInt));
  throw new InvalidItemError('a point has no value');
}

/** A double that may be absent; null then. */
export function optionalDouble(raw: Message, field: string, scalars: Scalars): number | null {
  return has(raw, field) ? finite(scalars.double(raw[field], field), field) : null;
}

export function countOf(value: unknown, field: string, scalars: Scalars): number {
  return Number(scalars.uint64(value, field));
}

/** Epoch milliseconds, rounded down. */
export function msOf(value: unknown, field: string, scalars: Scalars): number {
  return Number(scalars.uint64(value, field) / 1_000_000n);
}

function finite(value: number, field: string): number {
  if (!Number.isFinite(value)) throw new InvalidItemError(`a point's ${field} is not finite`);
  return value;
}
