import { afterEach, expect, it, vi } from 'vitest';
import { allDatasets, type QuerySpec } from '../api/query.ts';
import { decodeJson } from '../receive/otlp/decode-json.ts';
import { startHarness } from '../testing/harness.ts';
import { jsonSpan, request } from '../testing/spans.ts';
import { Session } from './session.ts';

const began = 1_795_000_000;
const time = { start_time: began, time_range: 600 };

afterEach(() => vi.restoreAllMocks());

/** An Observatory in which more spans are written after each statement of a question. */
async function busy() {
  const harness = await startHarness();
  let sent = 0;
  const send = async (count: number) => {
    const spans = Array.from({ length: count }, () => {
      const start = BigInt(began) * 1_000_000_000n + BigInt(sent % 600) * 1_000_000_000n;
      const attributes = [{ key: `app.new_${sent % 30}`, value: { doubleValue: sent++ } }];
      return jsonSpan({
        startTimeUnixNano: String(start),
        endTimeUnixNano: String(start + 5_000_000n),
        attributes,
      });
    });
    const body = Buffer.from(JSON.stringify(request(spans)));
    harness.observatory.recorder.accept(decodeJson(body).spans);
    await harness.observatory.writer.flush();
  };
  await send(20);
  const run = Session.prototype.run;
  vi.spyOn(Session.prototype, 'run').mockImplementation(async function (this: Session, ...given) {
    const rows = await run.apply(this, given);
    await send(1);
    return rows;
  });
  return harness;
}

it('answers all parts of a question about the same rows while others are written', async () => {
  const { observatory, close } = await busy();
  const query: QuerySpec = {
    ...time,
    calculations: [
      { op: 'COUNT' },
      { op: 'COUNT_DISTINCT', column: 'trace.span_id' },
      { op: 'P90', column: 'duration_ms' },
      { op: 'HEATMAP', column: 'duration_ms' },
    ],
    breakdowns: ['name'],
  };
  const answer = await observatory.questions.ask({ dataset: allDatasets, query });
  const sum = (values: readonly (number | null)[] = []) =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const rows = answer.rows_matched;
  expect(rows).toBeGreaterThan(0);
  expect({
    total: answer.total.COUNT,
    distinct: answer.total['COUNT_DISTINCT(trace.span_id)'],
    group: answer.groups[0]?.values.COUNT,
    series: sum(answer.groups[0]?.series.COUNT),
    heatmap: sum(answer.heatmaps[0]?.cells.map(({ count }) => count)),
  }).toEqual({ total: rows, distinct: rows, group: rows, series: rows, heatmap: rows });
  await close();
});

it('gives the newest rows of one moment while others are written', async () => {
  const { observatory, close } = await busy();
  const { rows, complete } = await observatory.questions.rows(
    { dataset: allDatasets, query: time },
    5,
  );
  expect(rows).toHaveLength(5);
  expect(complete).toBe(false);
  await close();
});
