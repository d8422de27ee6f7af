import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MetricInfo } from '../api/metrics.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { askPoints, jsonPoint, metricsRequest, postMetrics } from './testing.ts';

const minute = 60_000;
const end = Math.floor(Date.now() / minute) * minute - minute;
const start = end - 5 * minute;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  // Ten in ten seconds, always; the newest point came 50 ms after a step of ten seconds began.
  const dataPoints = Array.from({ length: 30 }, (_, at) =>
    jsonPoint({
      startMs: start - 9950,
      timeMs: start + at * 10_000 + 50,
      asInt: String(10 * (at + 1)),
    }),
  );
  const sum = { dataPoints, isMonotonic: true, aggregationTemporality: 2 };
  await postMetrics(harness, metricsRequest([{ name: 'steady', unit: '1', sum }]));
});
afterAll(() => harness.close());

it('draws the rates of the chart, also where the last step has hardly begun', async () => {
  const range = { start_ms: start, end_ms: end };
  const chart = await askPoints(harness, { name: 'steady', ...range, step_ms: 10_000 });
  const response = await fetch(`${harness.url}/api/metrics?start_ms=${start}&end_ms=${end}`);
  const [{ sparkline = [] } = {}] = (await response.json()) as MetricInfo[];
  expect(sparkline).toHaveLength(30);
  for (const [at, rate] of sparkline.entries()) {
    expect(rate, `step ${at}`).toBeCloseTo(1, 6);
    expect(rate).toBeCloseTo(chart.all?.values[at] ?? Number.NaN, 6);
  }
});

it.each([
  [start + 27_000, end],
  [start + 1, start + 61_001],
  [start + 31_000, start + 45_000],
])(
  'counts of a step that is cut only what is in the time asked for: %d to %d',
  async (start_ms, end_ms) => {
    const range = { start_ms, end_ms, step_ms: 30_000 };
    const { all } = await askPoints(harness, { name: 'steady', ...range });
    const known = (all?.values ?? []).filter((value) => value !== null);
    expect(known.length).toBeGreaterThan(0);
    for (const rate of known) expect(rate).toBeCloseTo(1, 6);
  },
);
