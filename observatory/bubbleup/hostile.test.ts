import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { allOfIt, answerTo, ask, column, send, slow } from './testing.ts';

let observatory: Harness;
beforeAll(async () => {
  observatory = await startHarness();
  const names = [
    '"; DROP TABLE spans; --',
    "'",
    '$1',
    'chosen',
    'value',
    'i',
    'x',
    'w',
    'selected',
  ];
  const spans = Array.from({ length: 60 }, (_, at) => ({
    ms: at % 3 === 0 ? 500 : 5,
    attributes: {
      ...Object.fromEntries(names.map((name) => [name, at % 3 === 0 ? "it's" : '"'])),
      least: at % 2 === 0 ? -1e308 : 1e308,
      p: at % 3,
      __proto__text: 'a',
      long: 'x'.repeat(20_000) + (at % 2),
    },
  }));
  await send(observatory, spans);
});
afterAll(() => observatory.close());

const area = slow(100).area;

describe('refuses, in a sentence', () => {
  test.each([
    ['nothing', undefined],
    ['a text', 'all'],
    ['no area and no filters', {}],
    ['no filter', { filters: [] }],
    ['an unknown member', { area, sql: 'true' }],
    ['an area without a column', { area: { ...area, column: undefined } }],
    ['a column that is none', { area: { ...area, column: 'no such column' } }],
    ['SQL for a column', { area: { ...area, column: '1) OR (1=1' } }],
    ['the Observatory’s own column', { area: { ...area, column: '_start' } }],
    ['a column of texts', { area: { ...area, column: 'name' } }],
    ['an area that ends before it begins', { area: { ...area, start_ms: 2, end_ms: 1 } }],
    ['values that end before they begin', { area: { ...area, min: 2, max: 1 } }],
    ['a time that is none', { area: { ...area, start_ms: '1' } }],
    ['a time of another age', { area: { ...area, end_ms: 1e300 } }],
    ['a value that is no number', { area: { ...area, max: null } }],
    ['an operator that is none', { filters: [{ column: 'name', op: 'LIKE', value: '%' }] }],
    ['too many filters', { filters: Array(101).fill({ column: 'name', op: 'exists' }) }],
    ['filters that are texts', { filters: ['name = 1'] }],
  ])('%s', async (_what, selection) => {
    const response = await ask(observatory, selection);
    expect(response.status).toBe(422);
    const { message } = (await response.json()) as { message: string };
    expect(message).toMatch(/\S.*\.$/);
  });

  test('a question that is none, and a body that is too large', async () => {
    expect((await ask(observatory, slow(100), { select: '*' })).status).toBe(422);
    const filters = [{ column: 'name', op: '=', value: 'x'.repeat(2_000_000) }];
    expect((await ask(observatory, { filters }, allOfIt)).status).toBe(413);
  });
});

test('columns of any name are compared, and nothing is lost by it', async () => {
  const answer = await answerTo(observatory, slow(100));
  for (const name of ['"; DROP TABLE spans; --', "'", '$1', 'chosen', 'value', 'i', 'x', 'w']) {
    expect(column(answer, name)).toMatchObject({ difference: 1, values: [{}, {}] });
  }
  expect(column(answer, 'p')).toMatchObject({ difference: 1, bins: [{ min: 0 }, {}, {}] });
  expect(column(answer, 'least').missing).toEqual({ selection: 0, baseline: 0 });
  expect(await observatory.rows('true')).toHaveLength(60);
});

test('long values count as far as they are shown', async () => {
  const { left_out } = await answerTo(observatory, slow(100));
  expect(left_out).toContainEqual({ column: 'long', reason: 'All rows have the same value.' });
});

test('a filter on a column that is not there selects nothing, and says so', async () => {
  const answer = await answerTo(observatory, {
    filters: [{ column: 'no such column', op: '=', value: 1 }],
  });
  expect(answer.selection.rows).toBe(0);
});
