import type { IncomingMessage } from 'node:http';
import { Refusal } from './status.ts';

/** Browsers allow 64 kB in flight for what they send while a page closes. */
export const BODY_LIMIT = 64 * 1_024;
const BODY_DEADLINE_MS = 10_000;
/** What is read and thrown away after a refusal, so that the sender gets to read it. */
const LINGER_BYTES = 1_024 * 1_024;
const LINGER_MS = 2_000;

/** Refuses what is not plain JSON; without a content encoding no bomb can be made. */
export function checkHeaders({ headers }: IncomingMessage): void {
  const type = headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type)) {
    throw new Refusal(415, 'Only application/json is taken.');
  }
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new Refusal(415, 'No content encoding is taken.');
  if (Number(headers['content-length'] ?? 0) > BODY_LIMIT) throw tooLarge();
}

/** Reads the body, at most BODY_LIMIT bytes and ten seconds of it. Rejects with a Refusal. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(
      () => fail(new Refusal(408, 'The body took too long.')),
      BODY_DEADLINE_MS,
    );

    function fail(error: Error): void {
      stop();
      reject(error);
    }
    function stop(): void {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onClose);
    }
    function onData(chunk: Buffer): void {
      size += chunk.length;
      if (size > BODY_LIMIT) fail(tooLarge());
      else chunks.push(chunk);
    }
    function onEnd(): void {
      stop();
      resolve(Buffer.concat(chunks));
    }
    function onClose(): void {
      fail(new Refusal(400, 'The body ended too early.'));
    }
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

/**
 * Reads on for a moment after a refusal: closing at once would reset the connection before the
 * sender has read the answer (RFC 9112, section 9.6). What never ends is cut off.
 */
export function linger(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let size = 0;
  const cut = () => request.destroy();
  const timer = setTimeout(cut, LINGER_MS).unref();
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LINGER_BYTES) cut();
  });
  request.on('close', () => clearTimeout(timer)).on('end', () => clearTimeout(timer));
  request.on('error', cut);
}

function tooLarge(): Refusal {
  return new Refusal(413, `At most ${BODY_LIMIT} bytes are taken.`);
}
