import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readView, writeView } from './view-params.ts';

const usual = { spanId: null, zoom: null, critical: true };

it('leaves out what is as usual', () => {
  expect(writeView(usual).toString()).toBe('');
});

it('gives back what was written', () => {
  const view = fc.record({
    spanId: fc.constantFrom(null, '00f067aa0ba902b7'),
    zoom: fc.option(
      fc
        .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
        .map(([startMs, size]) => ({ startMs, endMs: startMs + size })),
    ),
    critical: fc.boolean(),
  });
  fc.assert(
    fc.property(view, (given) => {
      expect(readView(new URLSearchParams(writeView(given).toString()))).toEqual(given);
    }),
  );
});

it.each(['span=xyz', 'zoom=5..1', 'zoom=a..b', 'zoom=1', 'zoom=..', 'critical=yes'])(
  'takes %s as not given',
  (query) => {
    expect(readView(new URLSearchParams(query))).toEqual(usual);
  },
);
