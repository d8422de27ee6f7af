import { expect, it } from 'vitest';
import { hueOf } from './service-colour.ts';

it('gives ten services ten hues, each the same whenever it is asked for', () => {
  const names = Array.from({ length: 10 }, (_, i) => `service-${i}`);
  const hues = names.map(hueOf);
  expect(new Set(hues).size).toBe(10);
  expect(names.map(hueOf)).toEqual(hues);
});

it('leaves red to errors and amber to what is slow or dropped', () => {
  for (let i = 0; i < 40; i += 1) {
    const hue = hueOf(`another-${i}`);
    expect(hue).toBeGreaterThan(110);
    expect(hue).toBeLessThan(350);
  }
});
