import { expect, it, onTestFinished } from 'vitest';
import { startHarness, until } from '../testing/harness.ts';
import { jsonSpan, request } from '../testing/spans.ts';

async function start() {
  const harness = await startHarness();
  onTestFinished(() => harness.close());
  return harness;
}

it('looks a trace up again that could not be looked up', async () => {
  const harness = await start();
  const { open, writer } = harness.observatory;
  const rename = (from: string, to: string) =>
    writer.exclusively((connection) => connection.run(`ALTER TABLE ${from} RENAME TO ${to}`));
  await rename('traces', 'elsewhere');
  const { traceId, ...span } = jsonSpan();
  await harness.post(request([{ ...span, traceId }]));
  await until(() => harness.logged.length > 0);
  await rename('elsewhere', 'traces');
  await until(() => open.get(traceId)?.known);
});

it('puts a trace away once its row can be written, and writes it once', async () => {
  const harness = await start();
  const { open, reader, recorder } = harness.observatory;
  const span = jsonSpan();
  await harness.post(request([span]));
  const putAway = () => recorder.sweep(Date.now() + 3_600_000);
  // Whoever writes to a table that another is changing is refused.
  await reader.run('BEGIN');
  await reader.run('ALTER TABLE traces ADD COLUMN other INTEGER');
  for (let sweep = 0; sweep < 3; sweep++) await expect(putAway()).rejects.toThrow('altered');
  expect(open.size).toBe(1);
  await reader.run('ROLLBACK');
  await until(async () => {
    await putAway();
    return open.size === 0;
  });
  const rows = await harness.observatory.questions.run('SELECT trace_id FROM traces');
  expect(rows).toEqual([[span.traceId]]);
});
