import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { expectedOf } from './reference.ts';
import { answerTo, send, slow } from './testing.ts';

let observatory: Harness;
beforeAll(async () => {
  observatory = await startHarness();
});
afterAll(() => observatory.close());

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 3 });
const row = fc.record({
  chosen: fc.boolean(),
  weight: fc.constantFrom(1, 1, 1, 4, 10),
  /** Most rows of the selection, if selected, are of one kind, so that there is something to find. */
  kind: fc.integer({ min: 0, max: 3 }),
  attributes: fc.record({
    text: optional(fc.constantFrom('a', 'b', "it's", '"', 'ünïcode 🦊', ' ', 'A')),
    many: fc.integer({ min: 0, max: 25 }).map((number) => `value ${number}`),
    flag: optional(fc.boolean()),
    number: optional(fc.integer({ min: 0, max: 900 })),
    few: fc.constantFrom(0, 200, 404, 500),
    below: optional(fc.integer({ min: -40, max: 40 }).map((number) => number / 4)),
  }),
});
const names = ['text', 'many', 'flag', 'number', 'few', 'below'] as const;

test('says of every column what a plain reading of all rows says', async () => {
  let runs = 0;
  let telling = 0;
  const rows = fc.tuple(fc.array(row, { minLength: 2, maxLength: 200, size: 'max' }), fc.boolean());
  await fc.assert(
    fc.asyncProperty(rows, async ([drawn, weighted]) => {
      const sides = drawn.map((one, at) => {
        const chosen = at < 2 ? at === 0 : one.chosen;
        const alike =
          chosen && one.kind > 0 ? { many: 'value 3', number: one.kind, flag: true } : {};
        const attributes = { ...one.attributes, ...alike };
        return { chosen, weight: weighted ? one.weight : 1, attributes };
      });
      const dataset = `run-${runs++}`;
      const spans = sides.map(({ chosen, weight, attributes }) => ({
        ms: chosen ? 500 : 5,
        attributes: weighted ? { ...attributes, SampleRate: weight } : attributes,
      }));
      await send(observatory, spans, dataset);
      const answer = await answerTo(observatory, slow(100), dataset);
      for (const name of names) {
        const found = answer.columns.find(({ column }) => column === name);
        if (!found) {
          expect(answer.left_out.map(({ column }) => column)).toContain(name);
          continue;
        }
        const expected = expectedOf(sides, name, answer.columns.length);
        expect(found.difference, name).toBeCloseTo(expected.difference, 8);
        expect(found.score, name).toBeCloseTo(expected.score, 6);
        if (expected.score > 0) telling++;
        expect(found.missing.selection, name).toBeCloseTo(expected.missing.selection, 8);
        expect(found.missing.baseline, name).toBeCloseTo(expected.missing.baseline, 8);
        const parts = 'bins' in found ? found.bins : [...found.values, found.other];
        const whole = parts.reduce((sum, one) => sum + one.selection, found.missing.selection);
        expect(whole, name).toBeCloseTo(1, 8);
      }
    }),
    { numRuns: 20, seed: 20261122 },
  );
  expect(telling).toBeGreaterThan(10);
});
