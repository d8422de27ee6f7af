import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criticalBySpan, join, selfSegments, serviceShares } from './segments.ts';
import { span } from './span.fixture.ts';
import { buildTree } from './tree.ts';

function segments(own: [number, number], ...children: [number, number][]) {
  const at = ([start_ms, end]: [number, number]) => ({ start_ms, duration_ms: end - start_ms });
  const [root] = buildTree([
    span('root', null, at(own)),
    ...children.map((child, i) => span(`child-${i}`, 'root', at(child))),
  ]);
  return root && selfSegments(root, 0).map(({ startMs, endMs }) => [startMs, endMs]);
}

describe('selfSegments', () => {
  it('is everything for a leaf, even one that took no time', () => {
    expect(segments([0, 10])).toEqual([[0, 10]]);
    expect(segments([5, 5])).toEqual([[5, 5]]);
  });

  it('leaves out what children cover, overlapping or not', () => {
    expect(segments([0, 10], [1, 3], [2, 4], [6, 8])).toEqual([
      [0, 1],
      [4, 6],
      [8, 10],
    ]);
  });

  it('does not count a child outside of its parent', () => {
    expect(segments([10, 20], [5, 12], [18, 30])).toEqual([[12, 18]]);
    expect(segments([10, 20], [0, 40])).toEqual([]);
    expect(segments([10, 20], [30, 40])).toEqual([[10, 20]]);
    expect(segments([10, 20], [2, 5])).toEqual([[10, 20]]);
  });
});

describe('join', () => {
  it('bounds the number of pieces by the gap between them', () => {
    const intervals = fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(intervals, (given) => {
        const pieces = join(
          given.map(([startMs, size]) => ({ startMs, endMs: startMs + size })),
          1,
        );
        expect(pieces.length).toBeLessThanOrEqual(106);
        pieces.slice(1).forEach((piece, i) => {
          expect(piece.startMs - (pieces[i]?.endMs ?? 0)).toBeGreaterThan(1);
        });
      }),
    );
  });
});

it('sorts the critical path by span', () => {
  const path = criticalBySpan([
    { span_id: 'a', start_ms: 0, end_ms: 1 },
    { span_id: 'b', start_ms: 1, end_ms: 2 },
    { span_id: 'a', start_ms: 2, end_ms: 3 },
  ]);
  expect(path.get('a')).toEqual([
    { startMs: 0, endMs: 1 },
    { startMs: 2, endMs: 3 },
  ]);
});

it('divides the work among services, the largest first', () => {
  const shares = serviceShares([
    span('a', null, { service: 'frontend-react', self_ms: 1 }),
    span('b', 'a', { self_ms: 2 }),
    span('c', 'a', { self_ms: 1 }),
  ]);
  expect(shares).toEqual([
    { name: 'backend-node', selfMs: 3, share: 0.75 },
    { name: 'frontend-react', selfMs: 1, share: 0.25 },
  ]);
});
