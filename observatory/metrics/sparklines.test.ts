import { expect, it } from 'vitest';
import type { MetricInfo } from '../api/metrics.ts';
import { startHarness } from '../testing/harness.ts';
import { askPoints, jsonPoint, metricsRequest, postMetrics } from './testing.ts';

it('draws the rates of the chart, also where the last step has hardly begun', async () => {
  const harness = await startHarness();
  const minute = 60_000;
  const end = Math.floor(Date.now() / minute) * minute - minute;
  const start = end - 5 * minute;
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
  const chart = await askPoints(harness, {
    name: 'steady',
    start_ms: start,
    end_ms: end,
    step_ms: 10_000,
  });
  const response = await fetch(`${harness.url}/api/metrics?start_ms=${start}&end_ms=${end}`);
  const [{ sparkline = [] } = {}] = (await response.json()) as MetricInfo[];
  expect(sparkline).toHaveLength(30);
  for (const [at, rate] of sparkline.entries()) {
    expect(rate, `step ${at}`).toBeCloseTo(1, 6);
    expect(rate).toBeCloseTo(chart.all?.values[at] ?? Number.NaN, 6);
  }
  await harness.close();
});
