import type { SegmentDocument } from './document.ts';

/** The daemon's one line in front of every document. */
const HEADER = '{"format":"json","version":1}\n';
/** The most that UDP over IPv4 carries, just below X-Ray's own limit of 64 kB a document. */
export const DATAGRAM_LIMIT = 65_507;

/** One datagram for the daemon, and how many spans it carries. */
export interface Datagram {
  readonly text: string;
  readonly spans: number;
}

/**
 * `document` as one datagram; where it is too large, with the subsegments that still fit, the
 * others as documents of their own behind it. A span that alone is too large loses its metadata
 * and its stacks; if that is not enough it has `text` empty, for the caller to count.
 */
export function toDatagrams(document: SegmentDocument, limit = DATAGRAM_LIMIT): Datagram[] {
  const text = HEADER + JSON.stringify(document);
  if (fits(text, limit)) return [{ text, spans: countSpans(document) }];

  const { subsegments = [], ...bare } = document;
  const head = fits(HEADER + JSON.stringify(bare), limit) ? bare : withoutDetails(bare);
  let room = limit - Buffer.byteLength(`${HEADER}${JSON.stringify(head)},"subsegments":[]`);
  if (room < 0) return [{ text: '', spans: 1 }, ...subsegments.flatMap(separately)];

  const kept: SegmentDocument[] = [];
  const apart: SegmentDocument[] = [];
  for (const child of subsegments) {
    const size = Buffer.byteLength(JSON.stringify(child)) + 1;
    if (size <= room) {
      kept.push(child);
      room -= size;
    } else apart.push(child);
  }
  const whole = { ...head, ...(kept.length > 0 && { subsegments: kept }) };
  return [
    { text: HEADER + JSON.stringify(whole), spans: countSpans(whole) },
    ...apart.flatMap(separately),
  ];

  function separately(child: SegmentDocument): Datagram[] {
    const own = {
      type: 'subsegment',
      trace_id: document.trace_id,
      parent_id: document.id,
    } as const;
    return toDatagrams({ ...child, ...own } as SegmentDocument, limit);
  }
}

/** A cheap look first: no character takes more than three bytes of UTF-8 in a JavaScript string. */
function fits(text: string, limit: number): boolean {
  return text.length * 3 <= limit || Buffer.byteLength(text) <= limit;
}

function countSpans({ subsegments = [] }: SegmentDocument): number {
  return subsegments.reduce((sum, child) => sum + countSpans(child), 1);
}

function withoutDetails({ metadata: _, cause, ...rest }: SegmentDocument): SegmentDocument {
  if (cause === undefined) return rest;
  const exceptions = cause.exceptions.map(({ stack, ...exception }) => ({
    ...exception,
    ...(stack !== undefined && { truncated: stack.length + (exception.truncated ?? 0) }),
  }));
  return { ...rest, cause: { exceptions } };
}
