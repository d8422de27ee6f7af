import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kinds, readView, writeView } from './view-params.ts';

const usual = {
  spanId: null,
  item: null,
  zoom: null,
  critical: true,
  hidden: [],
  lines: false,
};

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
    item: fc.constantFrom(null, 'log:17', 'segment:00f067aa0ba902b7.0.2'),
    hidden: fc.subarray([...kinds]),
    lines: fc.boolean(),
  });
  fc.assert(
    fc.property(view, (given) => {
      expect(readView(new URLSearchParams(writeView(given).toString()))).toEqual(given);
    }),
  );
});

it.each([
  'span=xyz',
  'zoom=5..1',
  'zoom=a..b',
  'zoom=1',
  'zoom=..',
  'critical=yes',
  'item=x:1',
  'hide=all',
])('takes %s as not given', (query) => {
  expect(readView(new URLSearchParams(query))).toEqual(usual);
});
