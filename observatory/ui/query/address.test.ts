import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allDatasets } from '../../api/query.ts';
import { queryPath, readAddress, type View } from './address.ts';
import { columnArbitrary, filterArbitrary, specArbitrary } from './spec.fixture.ts';

const read = (path: string) => readAddress(new URL(path, 'http://observatory').searchParams);

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);
const viewArbitrary: fc.Arbitrary<View> = fc.record({
  tab: fc.constantFrom('overview', 'rows', 'traces', 'json'),
  chart: fc.constantFrom('line', 'stacked'),
  log: fc.boolean(),
  selection: fc.option(
    fc.oneof(
      fc.record({
        startMs: finite,
        endMs: finite,
        min: finite,
        max: finite,
        column: columnArbitrary,
      }),
      fc.record({ filters: fc.array(filterArbitrary, { maxLength: 3 }) }),
    ),
  ),
  columns: fc.array(columnArbitrary, { maxLength: 3 }),
});

it('holds any question and view, and gives them back', () => {
  const dataset = fc.constantFrom(allDatasets, 'backend-node', 'frontend-react');
  fc.assert(
    fc.property(dataset, specArbitrary, viewArbitrary, (slug, query, view) => {
      const back = read(queryPath({ dataset: slug, query }, view));
      expect(back).toEqual({
        ...view,
        dataset: slug,
        query,
        problem: null,
        text: JSON.stringify(query),
      });
    }),
  );
});

it('asks nothing where there is no question', () => {
  expect(read('/query')).toMatchObject({ dataset: '__all__', query: null, problem: null });
});

it.each([
  ['{', /not JSON/],
  ['[]', /JSON object/],
  ['null', /JSON object/],
  ['{"filters":{}}', /filters/],
  ['{"calculations":["COUNT"]}', /calculations/],
  ['{"breakdowns":[1]}', /breakdowns/],
  ['{"orders":[{"op":3}]}', /orders/],
  ['{"limit":"many"}', /limit/],
])('says what is wrong with %s', (text, problem) => {
  const back = read(`/query?query=${encodeURIComponent(text)}`);
  expect(back.query).toBeNull();
  expect(back.problem).toMatch(problem);
  expect(back.text).toBe(text);
});

it.each(['1', '{', 'null', '{"column":"a"}', '{"column":"a","min":"1"}', '{"filters":[1]}'])(
  'ignores the selection %s',
  (selection) => {
    const address = read(`/query?query={}&selection=${encodeURIComponent(selection)}`);
    expect(address.selection).toBeNull();
  },
);
