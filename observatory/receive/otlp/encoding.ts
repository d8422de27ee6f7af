import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Share } from './budget.ts';
import { AbortedError, MalformedError, OtlpError, rpcCode } from './errors.ts';

export type Encoding = 'protobuf' | 'json';

/** Bounds of one request in bytes, as sent and after decompression. */
export interface BodyLimits {
  received: number;
  decompressed: number;
}

const mebibyte = 1024 * 1024;
/** As an OpenTelemetry Collector has it: some 40,000 spans at once, which the heap still holds. */
export const defaultLimits: BodyLimits = { received: 20 * mebibyte, decompressed: 20 * mebibyte };

/** Larger than zlib's own, since each piece is a turn of the event loop and of the thread pool. */
const options = { chunkSize: 64 * 1024 };

/** Which of OTLP/HTTP's two encodings a Content-Type names; parameters such as charset may follow. */
export function encodingOf(contentType: string | undefined): Encoding | undefined {
  switch (contentType?.split(';')[0]?.trim().toLowerCase()) {
    case 'application/x-protobuf':
    case 'application/protobuf':
      return 'protobuf';
    case 'application/json':
      return 'json';
    default:
      return undefined;
  }
}

type Decompressor = (body: Buffer) => Transform;

const decompressors: Record<string, Decompressor | undefined> = {
  gzip: () => createGunzip(options),
  'x-gzip': () => createGunzip(options),
  // HTTP's deflate has a zlib header (RFC 9110, 8.4.1.2), which some senders leave out.
  deflate: (body) =>
    ((body[0] ?? 0) & 0x0f) === 8 ? createInflate(options) : createInflateRaw(options),
};

/** What a compressed body is taken to unpack to; telemetry shrinks to a tenth or so, if not more. */
const unpackedBytes = (sent: number) => Math.max(mebibyte, sent * 16);
/** What a body without a Content-Length is taken to be. */
const undeclaredBytes = 4 * mebibyte;

/**
 * Reads a request's body and undoes its Content-Encoding. The limits hold while it is read, so that
 * a body without a length or a gzip bomb is stopped at the limit and not after it; `share` has to
 * cover what the body takes unpacked, and the caller gives it back.
 */
export async function readBody(
  request: IncomingMessage,
  limits: BodyLimits,
  share: Share,
): Promise<Buffer> {
  const coding = request.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  const decompressor = decompressors[coding];
  if (!decompressor && coding !== 'identity') {
    const message = `Content-Encoding ${coding} is not supported; send gzip, deflate or identity`;
    throw new OtlpError(415, rpcCode.invalidArgument, message);
  }
  const declared = Number(request.headers['content-length'] ?? undeclaredBytes);
  if (declared > limits.received) throw tooLarge(limits.received);
  await share.reserve(decompressor ? unpackedBytes(declared) : declared);
  const received = await receive(request, limits.received, share);
  if (!decompressor || received.length === 0) return received;
  const unpacked = decompressor(received);
  unpacked.end(received);
  try {
    return await gather(unpacked, limits.decompressed, share);
  } catch (error) {
    if (error instanceof OtlpError) throw error;
    throw new MalformedError(`the body is not ${coding}: ${(error as Error).message}`);
  }
}

async function receive(request: IncomingMessage, limit: number, share: Share): Promise<Buffer> {
  try {
    // The socket stays open when reading stops early, for the answer still has to be sent on it.
    return await gather(request.iterator({ destroyOnReturn: false }), limit, share);
  } catch (error) {
    throw error instanceof OtlpError ? error : new AbortedError();
  }
}

async function gather(source: AsyncIterable<Buffer>, limit: number, share: Share): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    await share.grow(size);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}

function tooLarge(limit: number): OtlpError {
  const message = `the body is larger than ${limit} bytes; send smaller batches`;
  return new OtlpError(413, rpcCode.invalidArgument, message);
}
