import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { answerTo, dice, send, slow } from './testing.ts';

let observatory: Harness;
beforeAll(async () => {
  observatory = await startHarness();
});
afterAll(() => observatory.close());

/** Columns of two values and of hundreds, rare ones, even and skewed numbers; none has to do with time. */
function noise(roll: () => number) {
  const attributes: Record<string, string | number | boolean | null> = {};
  for (let at = 0; at < 6; at++) {
    attributes[`coin ${at}`] = roll() < 0.5;
    attributes[`rare ${at}`] = roll() < 0.02 ? 'seen' : null;
    attributes[`few ${at}`] = `value ${Math.floor(roll() * 8)}`;
    attributes[`many ${at}`] = `value ${Math.floor(roll() ** 2 * 500)}`;
    attributes[`even ${at}`] = roll() * 1000;
    attributes[`skewed ${at}`] = Math.floor(Math.exp(roll() * 8));
  }
  return attributes;
}

test.each([
  [12, 400],
  [30, 1500],
  [150, 1500],
  [750, 1500],
])('of 36 columns of noise none is telling: %i rows among %i', async (selected, rows) => {
  const roll = dice(rows + selected);
  const spans = Array.from({ length: rows }, (_, at) => {
    return { ms: at < selected ? 500 : 5, attributes: noise(roll) };
  });
  const dataset = `noise-${selected}`;
  await send(observatory, spans, dataset);
  const answer = await answerTo(observatory, slow(100), dataset);
  expect(answer.selection.rows).toBe(selected);
  expect(answer.columns.length).toBeGreaterThanOrEqual(30);
  expect(answer.columns.filter(({ score }) => score > 0)).toEqual([]);
});

test('a cause in few rows stands out from the noise', async () => {
  const roll = dice(5);
  const spans = Array.from({ length: 1000 }, (_, at) => {
    const agent = at < 15 ? 'curl' : `agent ${Math.floor(roll() * 6)}`;
    return { ms: at < 15 ? 500 : 5, attributes: { ...noise(roll), agent } };
  });
  await send(observatory, spans, 'few-rows');
  const [first, ...others] = (await answerTo(observatory, slow(100), 'few-rows')).columns;
  expect(first).toMatchObject({
    column: 'agent',
    values: [{ value: 'curl', selection: 1 }, {}, {}, {}, {}, {}, {}],
  });
  expect(first?.score).toBeGreaterThan(0.1);
  expect(others.filter(({ score }) => score > 0)).toEqual([]);
});

test('a cause is told of a few rows, however many columns others fill', async () => {
  const roll = dice(6);
  const elsewhere = Array.from({ length: 5 }, () => ({ ms: 5, attributes: noise(roll) }));
  await send(observatory, elsewhere, 'elsewhere');
  const spans = Array.from({ length: 48 }, (_, at) => {
    const user = at < 8 ? 'one' : `other ${at % 2}`;
    return { ms: at < 8 ? 500 : 5, attributes: { user, agent: `agent ${at % 2}` } };
  });
  await send(observatory, spans, 'one-user');
  const [first, ...others] = (await answerTo(observatory, slow(100), 'one-user')).columns;
  expect(first).toMatchObject({ column: 'user', difference: expect.closeTo(1) });
  expect(first?.score).toBeGreaterThan(0);
  expect(others.filter(({ score }) => score > 0)).toEqual([]);
});
