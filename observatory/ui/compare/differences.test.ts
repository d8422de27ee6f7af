import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span, TraceDetail } from '../../api.ts';
import { span } from '../trace/span.fixture.ts';
import { align } from './align.ts';
import { compare } from './differences.ts';

function trace(spans: Span[], durationMs = 100): TraceDetail {
  return {
    trace: {
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      name: 'GET /',
      root_service: 'backend-node',
      services: [],
      start_unix_nano: '1795357518000000000',
      duration_ms: durationMs,
      span_count: spans.length,
      error_count: 0,
      complete: true,
      received_ms: 0,
    },
    spans,
    skew: [],
    critical_path: spans.map(({ span_id, start_ms, self_ms }) => {
      return { span_id, start_ms, end_ms: start_ms + self_ms };
    }),
    network_ms: null,
    incomplete: [],
  };
}

const drawn = fc.record({
  parent: fc.nat(30),
  name: fc.constantFrom('SELECT', 'INSERT', 'GET', 'render'),
  start_ms: fc.nat(20),
  duration_ms: fc.nat(20),
  colour: fc.constantFrom('red', 'blue'),
});
const spans = fc.array(drawn, { minLength: 1, maxLength: 30 }).map((list) =>
  list.map(({ parent, colour, ...rest }, index) =>
    span(`s${index}`, index === 0 ? null : `s${parent % index}`, {
      ...rest,
      self_ms: rest.duration_ms,
      attributes: { colour },
    }),
  ),
);

function below(all: readonly Span[], top: string): Set<string> {
  const found = new Set([top]);
  for (const { span_id, parent_span_id } of all) {
    if (found.has(parent_span_id ?? '')) found.add(span_id);
  }
  return found;
}

describe('comparing', () => {
  it('finds nothing between a trace and itself', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const { differences, counts, duration } = compare(trace(all), trace(all));
        expect(differences).toEqual([]);
        expect(counts).toEqual({ both: all.length, onlyA: 0, onlyB: 0 });
        expect(duration).toBe(0);
      }),
    );
  });

  it('does not mind ids, nor the order in which spans are given', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const renamed = all.map((each) => ({
          ...each,
          span_id: `${each.span_id.split('').reverse().join('')}x`,
          parent_span_id: each.parent_span_id
            ? `${each.parent_span_id.split('').reverse().join('')}x`
            : null,
        }));
        expect(compare(trace(all), trace(renamed.reverse())).differences).toEqual([]);
      }),
    );
  });

  it('tells of what was taken away, all of it and nothing else', () => {
    fc.assert(
      fc.property(spans, fc.nat(29), (all, at) => {
        fc.pre(all.length > 1);
        const top = `s${1 + (at % (all.length - 1))}`;
        const gone = below(all, top);
        const rest = all.filter(({ span_id }) => !gone.has(span_id));
        const { counts, differences } = compare(trace(all), trace(rest));
        expect(counts).toEqual({ both: rest.length, onlyA: gone.size, onlyB: 0 });
        const told = differences.filter(({ change }) => change === 'only-a');
        expect(told.map((one) => one.spans)).toEqual([gone.size]);
        const turned = compare(trace(rest), trace(all));
        expect(turned.counts).toEqual({ both: rest.length, onlyA: 0, onlyB: gone.size });
      }),
    );
  });

  it('has every span of both in exactly one pair, parents first', () => {
    fc.assert(
      fc.property(spans, spans, (left, right) => {
        const pairs = align(left, right);
        const ids = (side: 'a' | 'b') => pairs.flatMap((pair) => pair[side]?.span.span_id ?? []);
        expect(ids('a').sort()).toEqual(left.map(({ span_id }) => span_id).sort());
        expect(ids('b').sort()).toEqual(right.map(({ span_id }) => span_id).sort());
        for (const { index, parent } of pairs) expect(parent?.index ?? -1).toBeLessThan(index);
      }),
    );
  });

  it('explains the whole by what the whole waited for', () => {
    const root = span('r', null, { name: 'GET /', self_ms: 10 });
    const select = (id: string, given: Partial<Span>) =>
      span(id, 'r', { name: 'SELECT', ...given });
    const a = trace([root, select('x', { start_ms: 5, self_ms: 20 })], 30);
    const b = trace(
      [
        { ...root, span_id: 'r', self_ms: 12 },
        select('y', { start_ms: 5, self_ms: 90, error: true, attributes: { rows: 3 } }),
        select('z', { start_ms: 95, self_ms: 8 }),
      ],
      110,
    );
    const { differences, duration } = compare(a, b);
    expect(duration).toBe(80);
    expect(
      differences.map(({ change, critical, pair }) => [
        change,
        critical,
        (pair.b ?? pair.a)?.span.span_id,
      ]),
    ).toEqual([
      ['fails', 70, 'y'],
      ['only-b', 8, 'z'],
      ['slower', 2, 'r'],
    ]);
    expect(differences.reduce((sum, { critical }) => sum + critical, 0)).toBe(duration);
  });

  it('is quick with traces of 5,000 spans, deep or wide', () => {
    for (const parentOf of [(i: number) => i - 1, () => 0, (i: number) => Math.floor(i / 7)]) {
      const all = Array.from({ length: 5000 }, (_, i) =>
        span(`s${i}`, i === 0 ? null : `s${parentOf(i)}`, { name: 'SELECT', start_ms: i }),
      );
      const began = performance.now();
      expect(compare(trace(all), trace(all.slice(0, 4900))).counts.onlyA).toBe(100);
      expect(performance.now() - began).toBeLessThan(2000);
    }
  });
});
