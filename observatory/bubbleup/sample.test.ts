import { expect, onTestFinished, test } from 'vitest';
import { startHarness, temporaryFile } from '../testing/harness.ts';
import { answerTo, column, send, slow, startOfSpans } from './testing.ts';

test('reads a sample of many rows, and says how far its shares may be off', async () => {
  const observatory = await startHarness({ data: temporaryFile() });
  onTestFinished(() => observatory.close());
  await send(observatory, [{ ms: 5, attributes: { agent: 'a', turn: 'turn 1', bytes: 1 } }]);
  // As in traces of ten spans, every tenth row is slow, and tells its turn.
  await observatory.observatory.reader.run(
    `INSERT INTO spans SELECT * EXCLUDE (row) REPLACE (
       ${startOfSpans}::UBIGINT * 1000000000 + row AS _start,
       CASE WHEN row % 10 = 0 THEN 500 ELSE 5 END AS duration_ms,
       CASE WHEN hash(row) % 4 = 0 THEN 'a' ELSE 'b' END AS agent,
       'turn ' || (row % 10) AS turn, (row % 997)::DOUBLE AS bytes)
     FROM (FROM spans LIMIT 1), range(119999) r(row)`,
  );
  const answer = await answerTo(observatory, slow(100));
  expect(answer.selection).toEqual({ rows: 12_000, read: 12_000 });
  expect(answer.baseline.rows).toBe(108_000);
  expect(Math.abs(answer.baseline.read - 100_000)).toBeLessThan(2000);
  expect(answer.margin).toBeCloseTo(0.0031, 4);
  expect(answer.columns[0]).toMatchObject({ column: 'turn', distinct: 10 });
  const agent = column(answer, 'agent');
  expect(agent.type === 'string' && agent.values.map(({ value }) => value).sort()).toEqual([
    'a',
    'b',
  ]);
  for (const { value, baseline } of agent.type === 'string' ? agent.values : []) {
    expect(Math.abs(baseline - (value === 'a' ? 0.25 : 0.75))).toBeLessThan(2 * answer.margin);
  }
  expect(column(answer, 'bytes').score).toBe(0);
});
