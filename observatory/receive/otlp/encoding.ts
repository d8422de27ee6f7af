import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, inflate, inflateRaw } from 'node:zlib';
import { AbortedError, MalformedError, OtlpError, rpcCode } from './errors.ts';

export type Encoding = 'protobuf' | 'json';

/** Bounds of one request in bytes, as sent and after decompression. */
export interface BodyLimits {
  received: number;
  decompressed: number;
}

const mebibyte = 1024 * 1024;
export const defaultLimits: BodyLimits = { received: 64 * mebibyte, decompressed: 64 * mebibyte };

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

type Decompress = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const decompressors: Record<string, Decompress | undefined> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  // HTTP's deflate has a zlib header (RFC 9110, 8.4.1.2), which some senders leave out.
  deflate: (body, options) =>
    ((body[0] ?? 0) & 0x0f) === 8
      ? promisify(inflate)(body, options)
      : promisify(inflateRaw)(body, options),
};

/**
 * Reads a request's body and undoes its Content-Encoding. Both limits hold while it is read, so that
 * a body without a length or a gzip bomb is stopped at the limit and not after it.
 */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const coding = request.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  const decompress = decompressors[coding];
  if (!decompress && coding !== 'identity') {
    const message = `Content-Encoding ${coding} is not supported; send gzip, deflate or identity`;
    throw new OtlpError(415, rpcCode.invalidArgument, message);
  }
  const received = await receive(request, limits.received);
  if (!decompress || received.length === 0) return received;
  try {
    return await decompress(received, { maxOutputLength: limits.decompressed });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limits.decompressed);
    throw new MalformedError(`the body is not ${coding}: ${(error as Error).message}`);
  }
}

async function receive(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  // The socket stays open when reading stops early, for the answer still has to be sent on it.
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof OtlpError ? error : new AbortedError();
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}

function tooLarge(limit: number): OtlpError {
  const message = `the body is larger than ${limit} bytes; send smaller batches`;
  return new OtlpError(413, rpcCode.invalidArgument, message);
}
