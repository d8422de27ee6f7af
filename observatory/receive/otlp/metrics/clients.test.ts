import { ROOT_CONTEXT } from '@opentelemetry/api';
import { OTLPMetricExporter as JsonExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as ProtobufExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  AggregationType,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness, until } from '../../../testing/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

async function rows(sql: string) {
  await harness.observatory.metrics.flush();
  return (await harness.observatory.reader.runAndReadAll(sql)).getRowObjectsJS();
}

const { CUMULATIVE, DELTA } = AggregationTemporality;

it.each([
  ['protobuf, cumulative', ProtobufExporter, 'none', CUMULATIVE],
  ['protobuf, gzip, delta', ProtobufExporter, 'gzip', DELTA],
  ['JSON, cumulative', JsonExporter, 'none', CUMULATIVE],
  ['JSON, gzip, delta', JsonExporter, 'gzip', DELTA],
])(
  'takes what the stock exporter sends as %s',
  async (name, Exporter, compression, temporality) => {
    const exporter = new Exporter({
      url: `${harness.url}/v1/metrics`,
      compression: compression as never,
      temporalityPreference: temporality as number,
    });
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000 });
    const provider = new MeterProvider({
      resource: resourceFromAttributes({ 'service.name': name }),
      readers: [reader],
      views: [
        {
          instrumentName: 'sizes',
          aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM },
        },
      ],
    });
    const meter = provider.getMeter('client');
    const requests = meter.createCounter('requests', { unit: '{request}', description: 'All' });
    const queue = meter.createUpDownCounter('queue');
    const durations = meter.createHistogram('durations', {
      unit: 's',
      advice: { explicitBucketBoundaries: [0.1, 1] },
    });
    const sizes = meter.createHistogram('sizes', { unit: 'By' });
    meter.createObservableGauge('temperature').addCallback((result) => result.observe(21.5));
    for (const [times, change] of [
      [3, 5],
      [4, -2],
    ] as const) {
      requests.add(times, { route: '/a' });
      queue.add(change);
      for (let i = 0; i < times; i++) durations.record(0.05 * 10 ** (i % 3), {}, ROOT_CONTEXT);
      for (let i = 0; i < times; i++) sizes.record(2 ** i);
      // Points are stamped with whole milliseconds, and a point must be newer than the one before.
      const recorded = Date.now();
      await until(() => Date.now() > recorded);
      await provider.forceFlush();
    }
    await provider.shutdown();

    const sums = await rows(
      `SELECT identity, sum(value) AS value, sum(count) AS count, count(*)::INTEGER AS points,
            arg_max(value, time) AS last
     FROM metric_points JOIN metric_series ON id = series
     WHERE contains(identity, '"service":"${name}"') GROUP BY ALL`,
    );
    const of = (metric: string) =>
      sums.find(({ identity }) => JSON.parse(String(identity)).name === metric);
    expect(of('requests')).toMatchObject({ value: 7 });
    expect(of('queue')).toMatchObject({ last: 3 });
    expect(of('temperature')).toMatchObject({ last: 21.5 });
    expect(of('durations')?.count).toBe(7);
    expect(of('durations')?.value).toBeCloseTo(0.05 * 3 + 0.5 * 2 + 5 * 2);
    expect(of('sizes')).toMatchObject({ count: 7, value: 7 + 15 });
    const buckets = await rows(
      `SELECT low, high, sum(count) AS count FROM metric_buckets JOIN metric_series ON id = series
     WHERE contains(identity, '"service":"${name}"') AND contains(identity, '"durations"')
     GROUP BY ALL ORDER BY low`,
    );
    expect(buckets).toEqual([
      { low: Number.NEGATIVE_INFINITY, high: 0.1, count: 3 },
      { low: 0.1, high: 1, count: 2 },
      { low: 1, high: Number.POSITIVE_INFINITY, count: 2 },
    ]);
    expect(harness.observatory.metrics.status().dropped).toEqual([]);
  },
);
