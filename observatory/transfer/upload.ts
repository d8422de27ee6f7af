import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { FileError } from './file-error.ts';

/** The first two bytes of a gzip file (RFC 1952, 2.3.1). */
const gzipMark = Buffer.from([0x1f, 0x8b]);

/** Bytes that a file may have, unpacked: more than the store holds of spans. */
const largestFile = 16 * 2 ** 30;

/**
 * The body of an upload, unpacked where it is gzip by its first bytes, whatever its headers call it.
 * @throws FileError past the limit, for broken gzip, and when the sender goes away
 */
export async function* uploaded(
  request: IncomingMessage,
  limit = largestFile,
): AsyncGenerator<Buffer> {
  // The socket stays open when reading stops early, for the answer still has to be sent on it.
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncGenerator<Buffer>;
  let size = 0;
  try {
    for await (const chunk of await unpacked(chunks)) {
      size += chunk.length;
      if (size > limit) break;
      yield chunk;
    }
  } catch (error) {
    throw new FileError(`The file could not be read to its end: ${(error as Error).message}.`);
  }
  if (size > limit) {
    const most = `${Math.floor(limit / 2 ** 20)} MiB`;
    throw new FileError(`The file has more than ${most}, unpacked; the rest was not read.`);
  }
}

async function unpacked(chunks: AsyncGenerator<Buffer>): Promise<AsyncIterable<Buffer>> {
  let head = Buffer.alloc(0);
  while (head.length < gzipMark.length) {
    const { value, done } = await chunks.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const all = withHead(head, chunks);
  return head.subarray(0, gzipMark.length).equals(gzipMark) ? gunzip(all) : all;
}

async function* withHead(head: Buffer, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* chunks;
}

async function* gunzip(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createGunzip({ chunkSize: 64 * 1024 });
  // What goes wrong on the way in comes out of the stream, too.
  pipeline(packed, stream).catch(() => {});
  yield* stream;
}
