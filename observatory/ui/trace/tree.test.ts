import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { span } from './span.fixture.ts';
import { ancestorIds, buildTree, type Node, visibleRows } from './tree.ts';

const open = new Set<string>();
const names = (nodes: Node[]) => nodes.map((node) => node.span.span_id);

const click = [
  span('sql', 'server', { start_ms: 4 }),
  span('action', null),
  span('second', 'action', { start_ms: 6 }),
  span('server', 'first', { start_ms: 3 }),
  span('first', 'action', { start_ms: 1 }),
];

describe('buildTree', () => {
  it('reads from the top, siblings by start', () => {
    const rows = visibleRows(buildTree(click), open);
    expect(names(rows)).toEqual(['action', 'first', 'server', 'sql', 'second']);
    expect(rows.map((row) => row.level)).toEqual([1, 2, 3, 4, 2]);
    expect(rows.map((row) => row.descendants)).toEqual([4, 2, 1, 0, 0]);
    expect(rows.map((row) => `${row.position}/${row.siblings}`)).toEqual([
      '1/1',
      '1/2',
      '1/1',
      '1/1',
      '2/2',
    ]);
  });

  it('makes a root of a span whose parent is missing', () => {
    const rows = visibleRows(
      buildTree([span('a', 'gone', { start_ms: 2 }), span('b', null)]),
      open,
    );
    expect(rows.map((row) => [row.span.span_id, row.level])).toEqual([
      ['b', 1],
      ['a', 1],
    ]);
  });

  it('cuts a circle at its earliest span', () => {
    const circle = [span('a', 'b', { start_ms: 5 }), span('b', 'a', { start_ms: 1 })];
    expect(names(visibleRows(buildTree(circle), open))).toEqual(['b', 'a']);
    expect(names(visibleRows(buildTree([span('own', 'own')]), open))).toEqual(['own']);
  });

  it('shows every span exactly once, whatever points where', () => {
    const spans = fc
      .array(fc.tuple(fc.nat(30), fc.integer({ min: 0, max: 50 })), { minLength: 1, maxLength: 30 })
      .map((edges) =>
        edges.map(([parent, start], i) => span(`s${i}`, `s${parent}`, { start_ms: start })),
      );
    fc.assert(
      fc.property(spans, (given) => {
        const rows = visibleRows(buildTree(given), open);
        expect(names(rows).sort()).toEqual(given.map((each) => each.span_id).sort());
        for (const row of rows) expect(row.level).toBe((row.parent?.level ?? 0) + 1);
      }),
    );
  });

  it('takes a chain of ten thousand', () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => span(`s${i}`, i ? `s${i - 1}` : null));
    const rows = visibleRows(buildTree(chain), open);
    expect(rows.at(-1)?.level).toBe(10_000);
    expect(rows[0]?.descendants).toBe(9999);
  });
});

describe('collapsing', () => {
  it('hides what is below, and nothing else', () => {
    const rows = visibleRows(buildTree(click), new Set(['first']));
    expect(names(rows)).toEqual(['action', 'first', 'second']);
  });

  it('knows what has to be open for a span to be seen', () => {
    const sql = visibleRows(buildTree(click), open).find((row) => row.span.span_id === 'sql');
    expect(sql && ancestorIds(sql)).toEqual(['server', 'first', 'action']);
  });
});
