import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATAGRAM_LIMIT, toDatagrams } from './datagrams.ts';
import type { SegmentDocument } from './document.ts';
import { flatten, readDatagram } from './testing/udp-daemon.ts';

const LIMIT = 2_000;
const TRACE = '1-67891233-abcdef012345678912345678';

interface Shape {
  note: string;
  children: Shape[];
}

const note = fc.string({ unit: 'grapheme', maxLength: 300 });
const { tree } = fc.letrec<{ tree: Shape }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.record({ note, children: fc.constant<Shape[]>([]) }),
    fc.record({ note, children: fc.array(tie('tree'), { maxLength: 8 }) }),
  ),
}));

let lastId = 0;

function documentOf({ note, children }: Shape): SegmentDocument {
  lastId += 1;
  return {
    name: 'a',
    id: lastId.toString(16).padStart(16, '0'),
    start_time: 1.5,
    end_time: 2.5,
    metadata: { opentelemetry: { note } },
    ...(children.length > 0 && { subsegments: children.map(documentOf) }),
  };
}

/** Every span with its parent, however the documents are cut. */
function edges(documents: readonly SegmentDocument[]): string[] {
  return flatten(documents)
    .flatMap(({ id, parent_id, subsegments = [] }) => [
      ...(parent_id === undefined ? [] : [`${parent_id} ${id}`]),
      ...subsegments.map((child) => `${id} ${child.id}`),
    ])
    .sort();
}

const segmentOf = (shape: Shape) => ({ ...documentOf(shape), trace_id: TRACE });

describe('datagrams', () => {
  it('keep every span and every edge, each within the limit and no more than needed', () => {
    fc.assert(
      fc.property(tree, (shape) => {
        const segment = segmentOf(shape);
        const datagrams = toDatagrams(segment, LIMIT);
        const documents = datagrams.map(({ text }) => readDatagram(text));
        const all = flatten(documents).map(({ id }) => id);
        expect(all.toSorted()).toEqual(
          flatten([segment])
            .map(({ id }) => id)
            .toSorted(),
        );
        expect(edges(documents)).toEqual(edges([segment]));
        for (const { text, spans } of datagrams) {
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LIMIT);
          expect(spans).toBe(flatten([readDatagram(text)]).length);
        }
        for (const apart of documents.slice(1)) {
          expect(apart).toMatchObject({ type: 'subsegment', trace_id: TRACE });
        }
        const text = JSON.stringify(segment);
        if (Buffer.byteLength(text) < LIMIT - 50) expect(datagrams).toHaveLength(1);
      }),
    );
  });

  it('fill the first one before there is a second', () => {
    const children = Array.from({ length: 40 }, () => ({ note: 'x'.repeat(1_900), children: [] }));
    const [first, ...others] = toDatagrams(segmentOf({ note: '', children }));
    expect(first?.spans).toBeGreaterThan(30);
    expect(Buffer.byteLength(first?.text ?? '')).toBeGreaterThan(DATAGRAM_LIMIT - 2_100);
    expect(others.length).toBe(41 - (first?.spans ?? 0));
  });

  it('leave out the details of a span that is too large, and lose it only as the last resort', () => {
    const stack = Array.from({ length: 50 }, () => ({ path: '/a.ts', line: 1, label: 'a' }));
    const exceptions = [{ id: '0'.repeat(16), type: 'Error', message: 'm', stack }];
    const large = {
      ...segmentOf({ note: 'x'.repeat(5_000), children: [] }),
      cause: { exceptions },
    };
    const [datagram] = toDatagrams(large, LIMIT);
    const document = readDatagram(datagram?.text ?? '');
    expect(document).not.toHaveProperty('metadata');
    expect(document.cause?.exceptions).toEqual([
      { id: '0'.repeat(16), type: 'Error', message: 'm', truncated: 50 },
    ]);
    const hopeless = { ...large, user: 'x'.repeat(LIMIT) };
    expect(toDatagrams(hopeless, LIMIT)).toEqual([{ text: '', spans: 1 }]);
  });
});
