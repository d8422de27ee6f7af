import { setTimeout } from 'node:timers/promises';
import type { ImportResult } from '../api/transfer.ts';
import type { Share } from '../receive/otlp/budget.ts';
import { decodeJson } from '../receive/otlp/decode-json.ts';
import { OtlpError } from '../receive/otlp/errors.ts';
import type { TraceRequest } from '../receive/otlp/normalise.ts';
import type { Recorder } from '../traces/recorder.ts';
import { FileError } from './file-error.ts';
import { Splitter } from './split.ts';
import { ImportTally } from './tally.ts';

/** Where the spans go. */
type SpanTaker = Pick<Recorder, 'room' | 'acceptAgain'>;

/** A piece may be as large as one request to /v1/traces. */
export const largestPiece = 20 * 2 ** 20;
/** Pieces are taken in together until they have so many bytes, since looking up what is known costs. */
const batchBytes = 2 ** 20;
/** Without room for so long, neither memory nor the store comes back by itself. */
export const longestWaitMs = 60_000;

/**
 * Takes the spans of an OTLP/JSON file in, by the same way as those that exporters send, but those
 * that are stored already only once. Reads no faster than it can write, and holds one batch, which the
 * share has to cover. What was taken before the file turns out to be broken stays, and the result says
 * where reading stopped.
 */
export async function importSpans(
  source: AsyncIterable<Buffer>,
  recorder: SpanTaker,
  share: Share,
): Promise<ImportResult> {
  const tally = new ImportTally();
  const splitter = new Splitter(largestPiece);
  let batch: Buffer[] = [];
  let size = 0;
  const take = async () => {
    const pieces = batch;
    batch = [];
    size = 0;
    await takeIn(pieces, recorder, tally);
    share.release();
  };
  const read = async (chunk: Buffer) => {
    tally.bytes += chunk.length;
    await cover(share, size + splitter.held + chunk.length);
    for (const piece of splitter.push(chunk)) {
      batch.push(piece);
      size += piece.length;
      if (size >= batchBytes) await take();
    }
  };
  try {
    await unlessBroken(tally, async () => {
      for await (const chunk of source) {
        // The rest is read and forgotten: a sender listens to the answer when all is sent.
        if (!tally.stopped) await unlessBroken(tally, () => read(chunk));
      }
    });
    await unlessBroken(tally, async () => {
      await take();
      if (!tally.stopped) finish(splitter, tally);
    });
  } finally {
    share.release();
  }
  return tally.result();
}

/** A batch has a share from its beginning on; one with a piece that is larger gets more. */
async function cover(share: Share, bytes: number): Promise<void> {
  try {
    await share.reserve(2 * batchBytes);
    await share.grow(bytes);
  } catch {
    throw new FileError('Other senders left no memory for the file; import it again.');
  }
}

/** Tells the first reason why reading stopped; what is not the file's fault is thrown. */
async function unlessBroken(tally: ImportTally, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    tally.stopped ??= error.message;
  }
}

function finish(splitter: Splitter, tally: ImportTally): void {
  splitter.end();
  for (const member of ['resourceLogs', 'resourceMetrics']) {
    if (splitter.members.has(member)) tally.refuse(`Of the file, ${member} is not imported.`, 0);
  }
  if (splitter.members.has('resourceSpans')) return;
  throw new FileError('The file has no resourceSpans, in which OTLP/JSON lists spans.');
}

async function takeIn(
  pieces: readonly Buffer[],
  recorder: SpanTaker,
  tally: ImportTally,
): Promise<void> {
  for (const { spans, rejected } of decode(pieces, tally)) {
    if (!(await roomFor(recorder))) throw new FileError('The spans cannot be written to disk.');
    tally.add(spans, await recorder.acceptAgain(spans));
    for (const reason of rejected) tally.refuse(sentence(reason));
  }
}

async function roomFor(recorder: SpanTaker): Promise<boolean> {
  const deadline = performance.now() + longestWaitMs;
  while (!(await recorder.room())) {
    if (performance.now() > deadline) return false;
    await setTimeout(100);
  }
  return true;
}

/** What the pieces hold; if one of them is no OTLP, the others by themselves. */
function* decode(pieces: readonly Buffer[], tally: ImportTally): Generator<TraceRequest> {
  if (pieces.length === 0) return;
  try {
    yield decodeJson(document(pieces));
  } catch (error) {
    if (!(error instanceof OtlpError)) throw error;
    if (pieces.length === 1) tally.refuse(sentence(error.message));
    else for (const piece of pieces) yield* decode([piece], tally);
  }
}

function document(pieces: readonly Buffer[]): Buffer {
  const parts = pieces.flatMap((piece, index) => (index === 0 ? [piece] : [comma, piece]));
  return Buffer.concat([opening, ...parts, closing]);
}

const opening = Buffer.from('{"resourceSpans":[');
const comma = Buffer.from(',');
const closing = Buffer.from(']}');

function sentence(reason: string): string {
  const end = reason.endsWith('.') ? '' : '.';
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}${end}`;
}
