import type { RelatedSegment } from '../../api/related.ts';

/** A segment or subsegment in its place, times from the start of the trace. */
export interface SegmentNode {
  /** `segment:` and where it is found in its document: subsegments need not have ids of their own. */
  id: string;
  name: string;
  startMs: number;
  /** Null while it is in progress. */
  endMs: number | null;
  trouble: 'fault' | 'throttle' | 'error' | null;
  /** `aws` for a call to AWS, `remote` for any other; null for what is done in the process. */
  namespace: string | null;
  document: Record<string, unknown>;
  children: SegmentNode[];
}

/** Deeper documents are cut; X-Ray's own are a few levels deep. */
const deepest = 40;

type Document = Record<string, unknown>;

/** The segments with their subsegments inside, those that were sent alone among them. */
export function segmentTree(segments: readonly RelatedSegment[]): SegmentNode[] {
  const byId = new Map<string, SegmentNode>();
  const tops = segments.map((segment) => {
    const shift = segment.at_ms - secondsIn(segment.document, 'start_time') * 1000;
    const node = nodeOf(segment.document, `segment:${segment.id}`, shift, byId, 0);
    node.startMs = segment.at_ms;
    node.endMs = segment.duration_ms === null ? null : segment.at_ms + segment.duration_ms;
    return { node, parentId: segment.parent_id };
  });
  const roots: SegmentNode[] = [];
  for (const { node, parentId } of tops) {
    const parent = byId.get(parentId ?? '');
    if (parent && !holds(node, parent)) parent.children.push(node);
    else roots.push(node);
  }
  return roots;
}

/** The segment or subsegment of a row's id. */
export function segmentWithId(
  segments: readonly SegmentNode[],
  id: string,
): SegmentNode | undefined {
  for (const segment of segments) {
    const found = segment.id === id ? segment : segmentWithId(segment.children, id);
    if (found) return found;
  }
  return undefined;
}

/** The segment or subsegment that was made from a span, which has its id. */
export function segmentOfSpan(
  segments: readonly SegmentNode[],
  spanId: string,
): SegmentNode | undefined {
  for (const segment of segments) {
    const found =
      segment.document.id === spanId ? segment : segmentOfSpan(segment.children, spanId);
    if (found) return found;
  }
  return undefined;
}

function nodeOf(
  document: Document,
  id: string,
  shiftMs: number,
  byId: Map<string, SegmentNode>,
  depth: number,
): SegmentNode {
  const inside = depth < deepest && Array.isArray(document.subsegments) ? document.subsegments : [];
  const end = document.end_time;
  const node: SegmentNode = {
    id,
    name: typeof document.name === 'string' ? document.name : 'without a name',
    startMs: secondsIn(document, 'start_time') * 1000 + shiftMs,
    endMs: typeof end === 'number' ? end * 1000 + shiftMs : null,
    trouble: troubleOf(document),
    namespace: typeof document.namespace === 'string' ? document.namespace : null,
    document,
    children: inside
      .filter((child): child is Document => typeof child === 'object' && child !== null)
      .map((child, at) => nodeOf(child, `${id}.${at}`, shiftMs, byId, depth + 1)),
  };
  if (typeof document.id === 'string') byId.set(document.id, node);
  return node;
}

function holds(node: SegmentNode, wanted: SegmentNode): boolean {
  return node === wanted || node.children.some((child) => holds(child, wanted));
}

function troubleOf(document: Document): SegmentNode['trouble'] {
  if (document.fault === true) return 'fault';
  if (document.throttle === true) return 'throttle';
  return document.error === true ? 'error' : null;
}

function secondsIn(document: Document, key: string): number {
  const value = document[key];
  return typeof value === 'number' ? value : 0;
}
