import { expect, it } from 'vitest';
import { topValues } from './chart-tooltip.tsx';
import { describePoint } from './describe.ts';
import { paletteSize, seriesColours, seriesLooks } from './palette.ts';
import { lonely, positive, stack } from './stack.ts';
import { steps } from './use-chart-keys.ts';

const names = Array.from({ length: 25 }, (_, i) => `route ${i}`);

it('gives ten series ten colours, whatever their order', () => {
  const ten = names.slice(0, paletteSize);
  const colours = seriesColours(ten);
  expect(new Set(colours.values()).size).toBe(paletteSize);
  expect(seriesColours(ten.toReversed())).toEqual(
    new Map(ten.toReversed().map((key) => [key, colours.get(key)])),
  );
});

it('tells more series apart by their dashes', () => {
  const looks = [...seriesLooks(names).values()].map((look) => JSON.stringify(look));
  expect(new Set(looks).size).toBe(names.length);
});

it('draws a single series in the first colour', () => {
  expect(seriesColours(['COUNT']).get('COUNT')).toBe('var(--series-1)');
});

it('stacks series, with gaps only where all have one', () => {
  expect(
    stack([
      [1, null, null],
      [2, 3, null],
    ]),
  ).toEqual([
    [1, 0, null],
    [3, 3, null],
  ]);
});

it('leaves out what a logarithmic axis cannot show', () => {
  expect(positive([0, -1, 2, null])).toEqual([null, null, 2, null]);
});

it('finds values that no line goes through', () => {
  expect(lonely([1, null, 2, 3, null, 4])).toEqual([0, 5]);
});

const series = [5, 9, 7].map((value, i) => ({ key: `k${i}`, label: `K${i}`, values: [value] }));

it('lists the largest values, and the chosen series always', () => {
  expect(topValues(series, 0, null, 2).map(({ key }) => key)).toEqual(['k1', 'k2']);
  expect(topValues(series, 0, 'k0', 2).map(({ key }) => key)).toEqual(['k1', 'k0']);
});

it('says a point in words', () => {
  const timesMs = [new Date(2026, 10, 22, 14, 5).getTime()];
  const words = describePoint({ timesMs, series, unit: 'ms' }, 0, 'k1', null);
  expect(words).toContain('14:05:00, K1: 9 ms');
  expect(
    describePoint({ timesMs, series: [...series, ...series], unit: 'ms' }, 0, null, null),
  ).toContain('K0: 5 ms, K1: 9 ms, K2: 7 ms, and 3 more series');
});

it('moves in time by keys and stays within', () => {
  expect(steps('ArrowRight', null, 9)).toBe(0);
  expect(steps('ArrowLeft', null, 9)).toBe(9);
  expect(steps('ArrowRight', 9, 9)).toBe(9);
  expect(steps('PageUp', 5, 100)).toBe(0);
  expect(steps('End', 1, 9)).toBe(9);
  expect(steps('x', 1, 9)).toBeNull();
});
