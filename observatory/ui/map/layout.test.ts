import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layersOf } from './layers.ts';
import { layOut, overlap, type Sizes } from './layout.ts';

const sizes: Sizes = {
  vertical: false,
  node: { width: 160, height: 60 },
  label: { width: 120, height: 40 },
  gapAlong: 160,
  gapAcross: 40,
};
const ids = ['api', 'database', 'jobs', 'mail', 'web'];
const graph = fc.uniqueArray(
  fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids) }),
  { selector: ({ from, to }) => `${from} ${to}`, maxLength: 12 },
);

describe('layers', () => {
  it('has callers before the called, however long the way', () => {
    const edges = [
      { from: 'web', to: 'api' },
      { from: 'api', to: 'database' },
      { from: 'web', to: 'database' },
      { from: 'jobs', to: 'database' },
    ];
    expect(layersOf(['web', 'api', 'database', 'jobs'], edges)).toEqual([
      ['jobs', 'web'],
      ['jobs>database#1', 'api', 'web>database#1'],
      ['database'],
    ]);
  });

  it('puts up with calls in a circle and to oneself', () => {
    const edges = [
      { from: 'api', to: 'jobs' },
      { from: 'jobs', to: 'api' },
      { from: 'api', to: 'api' },
    ];
    expect(layersOf(['jobs', 'api'], edges)).toEqual([['api'], ['jobs']]);
  });
});

describe('layout', () => {
  it('covers no node with another, and loses no edge', () => {
    fc.assert(
      fc.property(graph, fc.boolean(), (edges, vertical) => {
        const placed = layOut(ids, edges, { ...sizes, vertical });
        const boxes = [...placed.nodes.values()];
        expect(boxes).toHaveLength(ids.length);
        expect(placed.edges).toHaveLength(edges.length);
        for (const box of boxes) {
          expect(boxes.filter((other) => other !== box && overlap(box, other))).toEqual([]);
          expect(box.x + box.width).toBeLessThanOrEqual(placed.width);
          expect(box.y + box.height).toBeLessThanOrEqual(placed.height);
        }
        for (const { path } of placed.edges) expect(path).not.toContain('NaN');
      }),
    );
  });

  it('moves nothing because nodes and edges come in another order', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const once = layOut(ids, edges, sizes);
        const turned = layOut(ids.toReversed(), edges.toReversed(), sizes);
        expect(Object.fromEntries(turned.nodes)).toEqual(Object.fromEntries(once.nodes));
        expect(turned.edges).toEqual(once.edges);
      }),
    );
  });
});
