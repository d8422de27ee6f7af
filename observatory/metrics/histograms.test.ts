import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { newSpanId, newTraceId } from '../testing/spans.ts';
import { askPoints, jsonAttributes, jsonPoint, metricsRequest, postMetrics } from './testing.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

/** A whole minute, some of them ago. */
const base = Math.floor(Date.now() / 60_000) * 60_000 - 20 * 60_000;
const bounds = [0.1, 0.5, 1];

describe('histograms', () => {
  it('give rates, means, percentiles with their bounds, a heatmap, and exemplars', async () => {
    const traceId = newTraceId();
    const spanId = newSpanId();
    const point = (timeMs: number, counts: number[], total: number) =>
      jsonPoint({
        startMs: base,
        timeMs,
        attributes: { route: '/h' },
        count: String(counts.reduce((a, b) => a + b, 0)),
        sum: total,
        bucketCounts: counts.map(String),
        explicitBounds: bounds,
        exemplars: [
          {
            timeUnixNano: `${timeMs - 1}000000`,
            asDouble: 0.7,
            traceId,
            spanId,
            filteredAttributes: jsonAttributes({ user: 'u' }),
          },
        ],
      });
    const metric = (dataPoints: unknown[]) => ({
      name: 'durations',
      unit: 's',
      histogram: { dataPoints, aggregationTemporality: 2 },
    });
    await postMetrics(
      harness,
      metricsRequest([metric([point(base + 10_000, [10, 0, 0, 0], 0.5)])]),
    );
    await postMetrics(harness, metricsRequest([metric([point(base + 20_000, [10, 8, 2, 0], 4)])]));
    const range = { start_ms: base, end_ms: base + 20_000, step_ms: 10_000 };
    const answer = await askPoints(harness, { name: 'durations', ...range });
    expect(answer.metric).toMatchObject({ type: 'histogram', shape: 'distribution', unit: 's' });
    expect(answer.all).toMatchObject({ values: [1, 1], means: [0.05, 0.35] });
    expect(answer.all?.total).toMatchObject({ count: 20, mean: 0.2 });
    expect(answer.all?.total.percentiles).toEqual({
      P50: { value: 0.1, low: 0, high: 0.1 },
      P90: { value: 0.5, low: 0.1, high: 0.5 },
      P99: { value: expect.closeTo(0.95), low: 0.5, high: 1 },
    });
    expect(answer.all?.percentiles?.P50).toEqual([0.05, expect.closeTo(0.35)]);
    expect(answer.heatmap).toMatchObject({ edges: [0, 0.1, 0.5, 1] });
    expect(answer.heatmap?.cells).toEqual(
      expect.arrayContaining([
        { time: 0, bin: 0, count: 10 },
        { time: 1, bin: 1, count: 8 },
        { time: 1, bin: 2, count: 2 },
      ]),
    );
    expect(answer.exemplars[0]).toMatchObject({
      trace_id: traceId,
      span_id: spanId,
      value: 0.7,
      attributes: { route: '/h', user: 'u' },
    });
  });

  it('stay right when an exponential one doubles the width of its buckets', async () => {
    const point = (timeMs: number, scale: number, offset: number, counts: number[]) =>
      jsonPoint({
        startMs: base,
        timeMs,
        count: counts.reduce((a, b) => a + b, 0) + 1,
        sum: 10,
        scale,
        zeroCount: 1,
        positive: { offset, bucketCounts: counts },
      });
    const metric = (dataPoints: unknown[]) => ({
      name: 'sizes',
      exponentialHistogram: { dataPoints, aggregationTemporality: 2 },
    });
    // Buckets (1, 2], (2, 4], (4, 8] of scale 0; then (1, 4], (4, 16] of scale -1.
    await postMetrics(harness, metricsRequest([metric([point(base + 10_000, 0, 0, [1, 2, 3])])]));
    await postMetrics(harness, metricsRequest([metric([point(base + 20_000, -1, 0, [4, 5])])]));
    const range = { start_ms: base + 10_000, end_ms: base + 20_000, step_ms: 10_000 };
    const answer = await askPoints(harness, { name: 'sizes', ...range });
    expect(answer.all?.total.count).toBe(3);
    expect(answer.heatmap?.edges).toEqual([1, 4, 16]);
    expect(answer.heatmap?.cells).toEqual([
      { time: 0, bin: 0, count: 1 },
      { time: 0, bin: 1, count: 2 },
    ]);
  });

  it('say so when a percentile lies beyond the last bound', async () => {
    const far = jsonPoint({
      startMs: base,
      timeMs: base + 1000,
      count: 1,
      bucketCounts: [0, 1],
      explicitBounds: [10],
    });
    const histogram = { dataPoints: [far], aggregationTemporality: 1 };
    await postMetrics(harness, metricsRequest([{ name: 'far', histogram }]));
    const answer = await askPoints(harness, { name: 'far', start_ms: base, end_ms: base + 2000 });
    expect(answer.all?.total.percentiles?.P50).toEqual({ value: 10, low: 10, high: null });
    expect(answer.notices).toEqual([expect.stringMatching(/last bucket/)]);
  });
});
