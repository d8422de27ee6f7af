import type protobuf from 'protobufjs';
import { InvalidItemError, MalformedError } from './errors.ts';
import { normaliseTraces, type TraceRequest } from './normalise.ts';
import { types } from './protobuf.ts';
import type { Scalars } from './scalars.ts';

/** Decodes an OTLP/protobuf body of traces; throws MalformedError when it is not one. */
export function decodeProtobuf(body: Buffer): TraceRequest {
  return normaliseTraces(parseProtobufBody(body, types.traceRequest), protobufScalars);
}

/** The fields of a message of that type, not yet checked; throws MalformedError when it is none. */
export function parseProtobufBody(body: Buffer, type: protobuf.Type): unknown {
  try {
    return type.decode(body);
  } catch (error) {
    throw new MalformedError(`the body is not protobuf: ${(error as Error).message}`);
  }
}

/** protobufjs gives 64-bit fields as this, from the package `long`. */
interface Long {
  low: number;
  high: number;
}

// The decoder has checked the wire types; only what the schema leaves open is checked here.
export const protobufScalars: Scalars = {
  id(value, bytes, field) {
    const id = value as Uint8Array;
    if (id.length === 0) return '';
    if (id.length !== bytes) throw new InvalidItemError(`${field} must be ${bytes} bytes`);
    if (id.every((byte) => byte === 0)) return '';
    return Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('hex');
  },
  uint64: (value) => {
    const { high, low } = value as Long;
    return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  },
  uint32: (value) => value as number,
  sint32: (value) => value as number,
  enumeration: (value) => (value as number | undefined) ?? 0,
  int64: (value) => String(value),
  double: (value) => value as number,
  base64(value) {
    const bytes = value as Uint8Array;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  },
};
