import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateSkew, type SkewSpan } from './skew.ts';

let count = 0;
function span(overrides: Partial<SkewSpan>): SkewSpan {
  return {
    spanId: String(++count),
    parentSpanId: '',
    service: 'browser',
    kind: 'internal',
    start: 0,
    end: 1,
    ...overrides,
  };
}

function call(client: [number, number], server: [number, number]): SkewSpan[] {
  const parent = span({ kind: 'client', start: client[0], end: client[1] });
  const [start, end] = server;
  const child = { parentSpanId: parent.spanId, service: 'server', kind: 'server', start, end };
  return [parent, span(child)];
}

describe('estimateSkew', () => {
  it('leaves clocks alone that can be right', () => {
    const [skew] = estimateSkew(call([0, 100], [99, 100]), 'browser');
    expect(skew).toEqual({ service: 'server', reference_service: 'browser', offset_ms: 0 });
  });

  it('puts a server that began before its client into the middle of what is possible', () => {
    const [skew] = estimateSkew(call([1000, 1100], [500, 560]), 'browser');
    expect(skew?.offset_ms).toBe(520);
  });

  it('narrows the estimate by every further call', () => {
    const spans = [...call([1000, 1100], [500, 560]), ...call([2000, 2050], [1500, 1548])];
    expect(estimateSkew(spans, 'browser')[0]?.offset_ms).toBe(501);
  });

  it('trusts the shortest round trip where calls contradict one another', () => {
    const spans = [...call([1000, 1100], [500, 560]), ...call([2000, 2010], [1900, 1908])];
    expect(estimateSkew(spans, 'browser')[0]?.offset_ms).toBe(101);
  });

  it('counts from the server where that is the reference', () => {
    const [skew] = estimateSkew(call([1000, 1100], [500, 560]), 'server');
    expect(skew).toMatchObject({ service: 'browser', offset_ms: -520 });
  });

  it('sees no skew in a page load below the request that delivered the page', () => {
    const page = span({ service: 'server', kind: 'server', start: 20, end: 30 });
    const load = span({ parentSpanId: page.spanId, start: 0, end: 900 });
    const [client, server] = call([100, 150], [110, 140]);
    const spans = [page, load, { ...client, parentSpanId: load.spanId } as SkewSpan, server];
    const skew = estimateSkew(spans as SkewSpan[], 'server');
    expect(skew).toEqual([{ service: 'browser', reference_service: 'server', offset_ms: 0 }]);
  });

  it('ignores a server that outlived its client', () => {
    expect(estimateSkew(call([0, 10], [500, 900]), 'browser')).toEqual([]);
  });

  it('finds the true offset within half of the shortest network time', () => {
    const duration = fc.integer({ min: 1, max: 1000 });
    const calls = fc.array(fc.tuple(duration, duration, duration, duration), { minLength: 1 });
    fc.assert(
      fc.property(calls, fc.integer({ min: -1e6, max: 1e6 }), (list, truth) => {
        const spans = list.flatMap(([start, out, work, back]) =>
          call(
            [start, start + out + work + back],
            [start + out - truth, start + out + work - truth],
          ),
        );
        const found = estimateSkew(spans, 'browser')[0]?.offset_ms ?? Number.NaN;
        const low = Math.max(...list.map(([, out]) => truth - out));
        const high = Math.min(...list.map(([, , , back]) => truth + back));
        const expected = low <= 0 && high >= 0 ? 0 : (low + high) / 2;
        expect(found).toBeCloseTo(expected, 6);
      }),
    );
  });
});
