import type { HistogramMetricData } from '@opentelemetry/sdk-metrics';
import { expect, it } from 'vitest';
import { RequestDurations, type RequestFacts } from './request-durations.ts';

const facts = (given: Partial<RequestFacts> = {}): RequestFacts => ({
  method: 'GET',
  scheme: 'http',
  route: '/api/x',
  status: 200,
  errorType: undefined,
  ...given,
});

async function collected(durations: RequestDurations) {
  const { resourceMetrics } = await durations.collect();
  const metric = resourceMetrics.scopeMetrics[0]?.metrics[0] as HistogramMetricData | undefined;
  return metric?.dataPoints ?? [];
}

it('counts in the buckets of the convention, a bound in the bucket below it', async () => {
  const durations = new RequestDurations();
  expect(await collected(durations)).toEqual([]);
  for (const seconds of [0.005, 0.006, 3, 11]) durations.record(seconds, facts(), undefined);
  durations.record(0.1, facts({ status: 503, errorType: '503' }), undefined);
  const [ok, failed] = await collected(durations);
  expect(ok?.value).toMatchObject({ count: 4, sum: 14.011, min: 0.005, max: 11 });
  expect(ok?.value.buckets.counts).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1]);
  expect(failed?.attributes).toEqual({
    'http.request.method': 'GET',
    'url.scheme': 'http',
    'http.route': '/api/x',
    'http.response.status_code': 503,
    'error.type': '503',
  });
});

it('keeps the latest exemplar of each bucket, and gives it once', async () => {
  const durations = new RequestDurations();
  const place = (id: string) => ({ traceId: id.repeat(32), spanId: id.repeat(16) });
  durations.record(0.002, facts(), place('a'));
  durations.record(0.003, facts(), place('b'));
  durations.record(0.2, facts(), place('c'));
  durations.record(0.3, facts(), undefined);
  const [point] = await collected(durations);
  const taken = durations.takeExemplars(point?.attributes ?? {});
  expect(taken).toMatchObject([
    { value: 0.003, ...place('b') },
    { value: 0.2, ...place('c') },
  ]);
  expect(durations.takeExemplars(point?.attributes ?? {})).toEqual([]);
});

it('puts what is beyond a thousand series into one, so that nothing grows without end', async () => {
  const durations = new RequestDurations();
  for (let n = 0; n < 1_500; n += 1) durations.record(0.1, facts({ route: `/${n}` }), undefined);
  const points = await collected(durations);
  expect(points).toHaveLength(1_001);
  expect(points.at(-1)).toMatchObject({
    attributes: { 'otel.metric.overflow': true },
    value: { count: 500 },
  });
});
