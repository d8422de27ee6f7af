import { InvalidItemError, MalformedError } from './errors.ts';
import { normaliseTraces, type TraceRequest } from './normalise.ts';
import type { Scalars } from './scalars.ts';

/** Decodes an OTLP/JSON body of traces; throws MalformedError when it is not one. */
export function decodeJson(body: Buffer): TraceRequest {
  return normaliseTraces(parseJsonBody(body), jsonScalars);
}

/** The members of an OTLP/JSON body, not yet checked; throws MalformedError when it is no JSON. */
export function parseJsonBody(body: Buffer): unknown {
  return parse(body.toString('utf8'));
}

/** A number of 16 digits or more may not fit a double; found inside a string it costs only time. */
const longNumber = /[:[,]\s*-?\d{16,}/;

/**
 * JSON.parse that keeps integers beyond 2^53 as their decimal text. Some senders write
 * `startTimeUnixNano` as a JSON number, and a double has no room for its nanoseconds.
 */
function parse(json: string): unknown {
  try {
    if (!longNumber.test(json)) return JSON.parse(json);
    return JSON.parse(json, (_key, value, context: { source?: string } = {}) =>
      typeof value === 'number' && !Number.isSafeInteger(value) && isInteger(context.source)
        ? context.source
        : value,
    );
  } catch (error) {
    throw new MalformedError(`the body is not JSON: ${(error as Error).message}`);
  }
}

const integer = /^-?\d+$/;
const isInteger = (source: string | undefined) => source !== undefined && integer.test(source);
const hex = /^[0-9a-fA-F]*$/;
const zeros = /^0*$/;
const maximumUint64 = 2n ** 64n - 1n;

export const jsonScalars: Scalars = {
  id(value, bytes, field) {
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string') throw new MalformedError(`${field} must be a hex string`);
    if (!hex.test(value)) throw new InvalidItemError(`${field} is not hex`);
    if (value !== '' && value.length !== bytes * 2) {
      throw new InvalidItemError(`${field} must be ${bytes} bytes, ${bytes * 2} hex digits`);
    }
    return zeros.test(value) ? '' : value.toLowerCase();
  },
  uint64(value, field) {
    const number = toBigInt(value, field);
    if (number < 0n || number > maximumUint64) {
      throw new MalformedError(`${field} must be an unsigned 64-bit integer`);
    }
    return number;
  },
  uint32(value, field) {
    const number = value === undefined || value === null ? 0 : Number(value);
    if (!Number.isInteger(number) || number < 0 || number > 0xffffffff) {
      throw new MalformedError(`${field} must be an unsigned 32-bit integer`);
    }
    return number;
  },
  sint32(value, field) {
    const number = value === undefined || value === null ? 0 : Number(value);
    if (!Number.isInteger(number) || Math.abs(number) > 0x7fffffff) {
      throw new MalformedError(`${field} must be a 32-bit integer`);
    }
    return number;
  },
  enumeration(value, names, field) {
    if (value === undefined || value === null) return 0;
    const number =
      typeof value === 'string' && names.includes(value) ? names.indexOf(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number) || Math.abs(number) > 0x7fffffff) {
      throw new MalformedError(`${field} must be an integer`);
    }
    return number;
  },
  int64(value) {
    const number = toBigInt(value, 'intValue');
    if (BigInt.asIntN(64, number) !== number) {
      throw new MalformedError('intValue must be a 64-bit integer');
    }
    return String(number);
  },
  double(value, field = 'doubleValue') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || (Number.isNaN(number) && value !== 'NaN')) {
      throw new MalformedError(`${field} must be a number`);
    }
    return number;
  },
  base64(value) {
    if (typeof value !== 'string') throw new MalformedError('bytesValue must be base64');
    return Buffer.from(value, 'base64').toString('base64');
  },
};

function toBigInt(value: unknown, field: string): bigint {
  if (value === undefined || value === null || value === '') return 0n;
  if (typeof value === 'string' && integer.test(value)) return BigInt(value);
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  throw new MalformedError(`${field} must be an integer, as a number or a string`);
}
