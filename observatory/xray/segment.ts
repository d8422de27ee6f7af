import { z } from 'zod';
import { parseTraceId } from '../ids.ts';
import { parseJson } from '../json.ts';

/** A segment, or a subsegment that was sent alone, with what its table has columns for. */
export interface Segment {
  /** 32 hex digits. */
  traceId: string;
  /** 16 hex digits. */
  id: string;
  parentId: string | null;
  /** Sent alone: it belongs into the segment or subsegment `parentId`. */
  subsegment: boolean;
  name: string;
  startMs: number;
  /** Null while it is in progress. */
  endMs: number | null;
  /** The document as it came. */
  document: string;
}

/** Why a document is not taken; the codes are those of PutTraceSegments. */
export class SegmentRefused extends Error {
  readonly code: string;
  /** The document's own id, where it has one. */
  readonly segmentId: string | undefined;

  constructor(code: string, message: string, segmentId?: string) {
    super(message);
    this.code = code;
    this.segmentId = segmentId;
  }
}

/** The most that one document may be, and one datagram to the daemon: 64 kB. */
const maximumDocumentBytes = 64 * 1024;

const required = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/i, 'is not 16 hexadecimal digits'),
  trace_id: z.string({ error: 'is missing' }),
  name: z.string().min(1).max(200),
  start_time: z.number().positive(),
  end_time: z.number().positive().nullish(),
  in_progress: z.boolean().nullish(),
  parent_id: z
    .string()
    .regex(/^[0-9a-f]{16}$/i, 'is not 16 hexadecimal digits')
    .nullish(),
  type: z.string().nullish(),
});

/** Reads a document of either form of trace id. @throws SegmentRefused with what is wrong with it */
export function parseSegment(text: string): Segment {
  if (Buffer.byteLength(text) > maximumDocumentBytes) {
    throw new SegmentRefused('SegmentTooLarge', 'A segment document is at most 64 kB.');
  }
  const value = readJson(text);
  const given = (value as { id?: unknown } | null)?.id;
  const id = typeof given === 'string' ? given.slice(0, 64) : undefined;
  const parsed = required.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
    throw new SegmentRefused('InvalidSegment', problems.join('; '), id);
  }
  const document = parsed.data;
  const traceId = parseTraceId(document.trace_id);
  if (traceId === undefined) {
    throw new SegmentRefused('InvalidTraceId', 'Invalid segment. ErrorCode: InvalidTraceId', id);
  }
  const ended = typeof document.end_time === 'number';
  if (!ended && !document.in_progress) {
    throw new SegmentRefused('MissingEndTime', 'Neither end_time nor in_progress is there.', id);
  }
  const subsegment = document.type === 'subsegment';
  if (subsegment && !document.parent_id) {
    throw new SegmentRefused('MissingParentId', 'A subsegment alone needs its parent_id.', id);
  }
  return {
    traceId,
    id: document.id.toLowerCase(),
    parentId: document.parent_id?.toLowerCase() ?? null,
    subsegment,
    name: document.name,
    startMs: document.start_time * 1000,
    endMs: ended ? (document.end_time ?? 0) * 1000 : null,
    document: text,
  };
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw new SegmentRefused('ParseError', `The document is not JSON: ${(error as Error).message}`);
  }
}
