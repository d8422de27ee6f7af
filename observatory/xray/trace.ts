import { readDocument, type SegmentDocument } from './document.ts';
import type { Segment } from './segment.ts';

/** A segment with the subsegments that were sent alone where they belong. */
export interface JoinedSegment {
  segment: Segment;
  document: SegmentDocument;
}

export interface XrayTrace {
  /** 32 hex digits. */
  id: string;
  segments: JoinedSegment[];
  startMs: number;
  /** Of what has ended. */
  endMs: number;
  /** Something is still in progress. */
  partial: boolean;
}

/** Groups documents by their trace, in the order of `traceIds`. */
export function tracesOf(traceIds: readonly string[], segments: readonly Segment[]): XrayTrace[] {
  const byTrace = Map.groupBy(segments, ({ traceId }) => traceId);
  return traceIds.flatMap((id) => {
    const own = byTrace.get(id);
    if (!own) return [];
    return {
      id,
      segments: joinSubsegments(own),
      startMs: own.reduce(
        (least, { startMs }) => Math.min(least, startMs),
        Number.POSITIVE_INFINITY,
      ),
      endMs: own.reduce((most, { startMs, endMs }) => Math.max(most, endMs ?? startMs), 0),
      partial: own.some(({ endMs }) => endMs === null),
    };
  });
}

/**
 * Puts each subsegment that was sent alone into the segment or subsegment that it names as its
 * parent, at any depth. One whose parent has not arrived stands beside the segments.
 */
export function joinSubsegments(segments: readonly Segment[]): JoinedSegment[] {
  const joined = segments.map((segment) => ({ segment, document: readDocument(segment.document) }));
  const byId = new Map<string, SegmentDocument>();
  for (const { document } of joined) {
    for (const each of withSubsegments(document)) byId.set(each.id.toLowerCase(), each);
  }
  return joined.filter(({ segment, document }) => {
    if (!segment.subsegment) return true;
    const parent = byId.get(segment.parentId ?? '');
    if (!parent || isWithin(parent, document)) return true;
    // Where it stands says these now.
    for (const key of ['type', 'trace_id', 'parent_id'] as const) delete document[key];
    parent.subsegments = [...(parent.subsegments ?? []), document];
    return false;
  });
}

/** A document and all that is in it. */
export function* withSubsegments(document: SegmentDocument): Generator<SegmentDocument> {
  yield document;
  for (const each of document.subsegments ?? []) yield* withSubsegments(each);
}

/** The segment that took the request: the first without a parent, else the first. */
export function entryOf({ segments }: XrayTrace): SegmentDocument | undefined {
  const documents = segments.map(({ document }) => document);
  return documents.find(({ parent_id }) => !parent_id) ?? documents[0];
}

/** Seconds from the start to the end of a document; 0 while it is in progress. */
export function secondsOf({ start_time, end_time }: SegmentDocument): number {
  return end_time === undefined ? 0 : Math.max(0, end_time - start_time);
}

/** Subsegments that name each other as parents must not become a ring. */
function isWithin(wanted: SegmentDocument, tree: SegmentDocument): boolean {
  for (const each of withSubsegments(tree)) if (each === wanted) return true;
  return false;
}
