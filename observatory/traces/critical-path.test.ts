import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criticalPath } from './critical-path.ts';
import { buildTree, selfTime, type Timed } from './tree.ts';

const span = (spanId: string, parentSpanId: string, start: number, end: number): Timed => ({
  spanId,
  parentSpanId,
  start,
  end,
});
const pathOf = (spans: Timed[]) =>
  criticalPath(buildTree(spans)).map((s) => [s.span_id, s.start_ms, s.end_ms]);

/** Trees of small whole times, so that every moment can be looked at one by one. */
const trees = fc
  .array(fc.record({ parent: fc.nat(), start: fc.nat(25), length: fc.nat(15) }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((nodes) =>
    nodes.map(({ parent, start, length }, index) =>
      span(`s${index}`, index === 0 ? '' : `s${parent % index}`, start, start + length),
    ),
  );

/** The definition read literally: recursive, everything searched anew at every step. */
function slowPath(spans: Timed[]): Map<number, string> {
  const owner = new Map<number, string>();
  const below = (id: string) => spans.filter(({ parentSpanId }) => parentSpanId === id);
  const startOf = (s: Timed): number => Math.min(s.start, ...below(s.spanId).map(startOf));
  const endOf = (s: Timed): number => Math.max(s.end, ...below(s.spanId).map(endOf));
  const walk = (self: Timed | undefined, children: Timed[], until: number) => {
    const left = [...children];
    let moment = until;
    const own = (from: number) => {
      for (let t = from; t < moment; t++) {
        if (self && t >= self.start && t < self.end) owner.set(t, self.spanId);
      }
    };
    for (;;) {
      const fitting = left.filter((child) => endOf(child) <= moment);
      const latest = Math.max(...fitting.map(endOf));
      const candidates = fitting.filter((child) => endOf(child) === latest);
      const next = candidates.at(-1);
      if (!next) break;
      own(endOf(next));
      moment = startOf(next);
      left.splice(left.indexOf(next), 1);
      walk(next, below(next.spanId), endOf(next));
    }
    own(-1);
  };
  const ordered = [...spans].sort(
    (a, b) => a.start - b.start || b.end - a.end || (a.spanId < b.spanId ? -1 : 1),
  );
  spans = ordered;
  const roots = ordered.filter(({ parentSpanId }) => parentSpanId === '');
  walk(undefined, roots, Math.max(...roots.map(endOf)));
  return owner;
}

describe('criticalPath', () => {
  it('follows the child that ended last, then the one before it', () => {
    const spans = [
      span('root', '', 0, 100),
      span('a', 'root', 10, 40),
      span('b', 'root', 20, 90),
      span('c', 'root', 0, 15),
    ];
    expect(pathOf(spans)).toEqual([
      ['c', 0, 15],
      ['root', 15, 20],
      ['b', 20, 90],
      ['root', 90, 100],
    ]);
  });

  it('goes into a page load that outlasts the request above it', () => {
    const spans = [
      span('page', '', 20, 30),
      span('load', 'page', 0, 900),
      span('f', 'load', 100, 800),
    ];
    expect(pathOf(spans)).toEqual([
      ['load', 0, 100],
      ['f', 100, 800],
      ['load', 800, 900],
    ]);
  });

  it('agrees with the slow reading of its definition', () => {
    fc.assert(
      fc.property(trees, (spans) => {
        const owner = new Map<number, string>();
        for (const { span_id, start_ms, end_ms } of criticalPath(buildTree(spans))) {
          for (let t = start_ms; t < end_ms; t++) owner.set(t, span_id);
        }
        expect([...owner].sort(([a], [b]) => a - b)).toEqual(
          [...slowPath(spans)].sort(([a], [b]) => a - b),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('gives sections in order, without overlap, each within its span', () => {
    fc.assert(
      fc.property(trees, (spans) => {
        let reached = Number.NEGATIVE_INFINITY;
        for (const section of criticalPath(buildTree(spans))) {
          const own = spans.find(({ spanId }) => spanId === section.span_id) as Timed;
          expect(section.start_ms).toBeGreaterThanOrEqual(Math.max(reached, own.start));
          expect(section.end_ms).toBeLessThanOrEqual(own.end);
          expect(section.end_ms).toBeGreaterThan(section.start_ms);
          reached = section.end_ms;
        }
      }),
    );
  });

  it('takes chains of 20,000 spans', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) =>
      span(`${i}`, i ? `${i - 1}` : '', i, 40_000 - i),
    );
    expect(criticalPath(buildTree(chain))).toHaveLength(39_999);
  });
});

describe('buildTree', () => {
  it('reaches every span once, cycles and lost parents included', () => {
    const spans = [
      span('a', 'b', 0, 1),
      span('b', 'a', 1, 2),
      span('self', 'self', 2, 3),
      span('lost', 'nowhere', 3, 4),
      span('child', 'a', 4, 5),
    ];
    const { ordered, roots } = buildTree(spans);
    expect(ordered.map(({ spanId }) => spanId).sort()).toEqual(['a', 'b', 'child', 'lost', 'self']);
    expect(roots.map(({ spanId }) => spanId).sort()).toEqual(['a', 'lost', 'self']);
  });
});

describe('selfTime', () => {
  it('is what no child covers, counted moment by moment', () => {
    fc.assert(
      fc.property(trees, (spans) => {
        const [self, ...children] = spans as [Timed, ...Timed[]];
        let expected = 0;
        for (let t = self.start; t < self.end; t++) {
          if (!children.some(({ start, end }) => start <= t && t < end)) expected++;
        }
        expect(selfTime(self, children)).toBe(expected);
      }),
    );
  });
});
