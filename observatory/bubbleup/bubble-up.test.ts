import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { jsonSpan, request } from '../testing/spans.ts';
import { answerTo, column, dice, send, slow, startOfSpans } from './testing.ts';

const agents = ['Firefox', 'Chrome', 'Safari', 'curl'];

describe('a planted difference', () => {
  let observatory: Harness;

  beforeAll(async () => {
    observatory = await startHarness();
    const roll = dice(1);
    const oneOf = <T>(list: readonly T[]) => list[Math.floor(roll() * list.length)] as T;
    const spans = Array.from({ length: 2000 }, () => {
      const agent = oneOf(agents);
      return {
        ms: agent === 'curl' && roll() < 0.8 ? 500 + roll() * 100 : 5 + roll() * 20,
        attributes: {
          'user_agent.name': agent,
          'http.route': `/api/${Math.floor(roll() * 30)}`,
          'request.id': `r${roll()}`,
          'app.bytes': agent === 'curl' ? 10 + Math.floor(roll() * 5) : Math.floor(roll() * 1000),
          'app.cached': roll() < 0.5,
          'app.note': roll() < 0.1 ? 'seen' : null,
          region: 'eu',
        },
      };
    });
    await send(observatory, spans);
  });
  afterAll(() => observatory.close());

  test('comes first, and what follows from it next', async () => {
    const answer = await answerTo(observatory, slow(100));
    const [first, second, third] = answer.columns;
    expect(first).toMatchObject({ column: 'user_agent.name', type: 'string', distinct: 4 });
    expect(second?.column).toBe('app.bytes');
    expect(first?.score).toBeGreaterThan(0.7);
    expect(third?.score).toBe(0);
  });

  test('has its value first, with the shares of both sides', async () => {
    const answer = await answerTo(observatory, slow(100));
    const agent = column(answer, 'user_agent.name');
    expect(agent.type === 'string' && agent.values[0]).toMatchObject({
      value: 'curl',
      selection: 1,
    });
    const { selection, baseline } = answer;
    expect(selection.rows + baseline.rows).toBe(2000);
    expect(selection.read).toBe(selection.rows);
    expect(answer.margin).toBe(0);
  });

  test('names what was left out, and why', async () => {
    const { left_out } = await answerTo(observatory, slow(100));
    const reasons = Object.fromEntries(left_out.map(({ column, reason }) => [column, reason]));
    expect(reasons).toMatchObject({
      'trace.trace_id': 'An id, of one trace or span.',
      duration_ms: 'The selection was made by it.',
      'request.id': 'Nearly every row has a value of its own.',
      region: 'All rows have the same value.',
      status_message: 'No row has a value.',
    });
  });

  test('is found in a group, too', async () => {
    const filters = [{ column: 'user_agent.name', op: '=' as const, value: 'curl' }];
    const answer = await answerTo(observatory, { filters });
    expect(answer.columns[0]?.column).toBe('app.bytes');
    expect(answer.columns[1]?.column).toBe('duration_ms');
  });

  test('is not there where nothing, or everything, is selected', async () => {
    for (const selection of [slow(1e6, 1e7), slow(0)]) {
      const answer = await answerTo(observatory, selection);
      expect(answer.columns).toEqual([]);
      expect(answer.selection.rows === 0 || answer.baseline.rows === 0).toBe(true);
    }
  });
});

test('attributes that have no column of their own are compared, as far as there are few', async () => {
  const observatory = await startHarness();
  onTestFinished(() => observatory.close());
  const spans = Array.from({ length: 100 }, (_, at) => {
    const value = at % 4 === 0 ? 'slow' : 'quick';
    const keys = Array.from({ length: 65 }, (_, key) => [`key ${key}`, value]);
    const attributes = { ...Object.fromEntries(keys), number: at % 4 === 0 ? 7 : 8 };
    return { ms: at % 4 === 0 ? 500 : 5, attributes };
  });
  await send(observatory, spans);
  const answer = await answerTo(observatory, slow(100));
  expect(answer.columns.filter(({ difference }) => difference === 1)).toHaveLength(60);
  const reason = 'One of many attributes that have no column of their own.';
  expect(answer.left_out.filter((one) => one.reason === reason)).toHaveLength(6);
});

test('rows that a heatmap does not show are on neither side', async () => {
  const observatory = await startHarness();
  onTestFinished(() => observatory.close());
  const spans = [1, 2, 'NaN', 'Infinity', '-Infinity', null].map((doubleValue) =>
    jsonSpan({
      startTimeUnixNano: `${startOfSpans}000000000`,
      attributes: doubleValue === null ? [] : [{ key: 'app.size', value: { doubleValue } }],
    }),
  );
  await observatory.post(request(spans));
  const { area } = slow(2, 1e9);
  if (!area) throw new Error('There is no area.');
  for (const [min, max, rows] of [
    [1.5, 1e308, 1],
    [-1e308, 1e308, 2],
  ] as const) {
    const selected = { area: { ...area, column: 'app.size', min, max } };
    const { selection, baseline } = await answerTo(observatory, selected);
    expect([selection.rows, baseline.rows]).toEqual([rows, 2 - rows]);
  }
});
