import { afterAll, beforeAll, expect, it } from 'vitest';
import { allDatasets, type Filter } from '../api/query.ts';
import { decodeJson } from '../receive/otlp/decode-json.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { jsonSpan, request } from '../testing/spans.ts';

const began = 1_795_000_000;
const time = { start_time: began, time_range: 60 };
const hundredths = Array.from({ length: 45 }, (_, at) => (21 + at) / 100);
const columns = {
  hundredths,
  fiftieths: Array.from({ length: 40 }, (_, at) => (at - 20) / 50),
  'next to whole': [1, 2, 3, 4].flatMap((at) => [5 * at * (1 - 2 ** -53), 5 * at, 5 * at + 1]),
  sizes: hundredths.map((value) => 10 ** Math.round(value * 10)),
};

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  const spans = Object.entries(columns).flatMap(([key, values]) =>
    values.map((doubleValue) =>
      jsonSpan({
        startTimeUnixNano: `${began}000000000`,
        endTimeUnixNano: `${began}000000000`,
        attributes: [{ key, value: { doubleValue } }],
      }),
    ),
  );
  harness.observatory.recorder.accept(
    decodeJson(Buffer.from(JSON.stringify(request(spans)))).spans,
  );
});
afterAll(() => harness.close());

it.each(Object.keys(columns))(
  'counts in each row what filters by its edges find: %s',
  async (column) => {
    const { questions } = harness.observatory;
    const ask = (query: object) =>
      questions.ask({ dataset: allDatasets, query: { ...time, ...query } });
    const { heatmaps } = await ask({ calculations: [{ op: 'HEATMAP', column }] });
    const { edges = [], cells = [] } = heatmaps[0] ?? {};
    expect(cells.length).toBeGreaterThan(3);
    for (let bin = 0; bin < edges.length - 1; bin++) {
      const filters: Filter[] = [
        { column, op: '>=', value: edges[bin] ?? 0 },
        { column, op: '<', value: edges[bin + 1] ?? 0 },
      ];
      const { rows_matched: rows } = await ask({ filters });
      const cell = cells.find((one) => one.bin === bin);
      expect({ from: edges[bin], rows: cell?.count ?? 0 }).toEqual({ from: edges[bin], rows });
    }
  },
);
