import { describe, expect, it, onTestFinished } from 'vitest';
import { type Harness, startHarness, temporaryFile, until } from '../testing/harness.ts';
import type { MetricPoint } from './point.ts';
import { MetricStore } from './store.ts';
import { askPoints, jsonPoint, metricsRequest, postMetrics } from './testing.ts';

const base = Math.floor(Date.now() / 60_000) * 60_000 - 5 * 60_000;

const counted = (timeMs: number, total: number) =>
  metricsRequest([
    {
      name: 'requests',
      sum: {
        dataPoints: [jsonPoint({ startMs: base, timeMs, asInt: String(total) })],
        isMonotonic: true,
        aggregationTemporality: 2,
      },
    },
  ]);

const total = async (harness: Harness) => {
  const range = { start_ms: base, end_ms: base + 60_000 };
  return (await askPoints(harness, { name: 'requests', ...range })).all?.total.count;
};

describe('after a restart', () => {
  it('goes on counting from where it ended', async () => {
    const data = temporaryFile();
    const first = await startHarness({ data });
    await postMetrics(first, counted(base + 1000, 10));
    await first.close();
    const second = await startHarness({ data });
    onTestFinished(() => second.close());
    await postMetrics(second, counted(base + 2000, 13));
    expect(await total(second)).toBe(13);
  });

  it('counts nothing twice where the end was none', async () => {
    const data = temporaryFile();
    const first = await startHarness({ data });
    await postMetrics(first, counted(base + 1000, 10));
    await first.observatory.metrics.flush();
    // As a killed process leaves it: what the next point is compared with was never written.
    first.observatory.metrics.series.saveStates = async () => {};
    await first.close();
    const second = await startHarness({ data });
    onTestFinished(() => second.close());
    await postMetrics(second, counted(base + 2000, 13));
    await postMetrics(second, counted(base + 3000, 15));
    // What came between the kill and the first point after it is not known, and not made up.
    expect(await total(second)).toBe(12);
  });
});

it('knows a series after a restart whose first points could not be written', async () => {
  const data = temporaryFile();
  const first = await startHarness({ data });
  const { metrics, reader } = first.observatory;
  // Whoever writes to a table that another is changing is refused.
  await reader.run('BEGIN');
  await reader.run('ALTER TABLE metric_points ADD COLUMN other INTEGER');
  metrics.accept([point(base + 1000, 1)]);
  await expect(metrics.flush()).rejects.toThrow('altered');
  await reader.run('ROLLBACK');
  metrics.accept([point(base + 2000, 2)]);
  await first.close();
  const second = await startHarness({ data });
  onTestFinished(() => second.close());
  expect([...second.observatory.metrics.series.all()]).toMatchObject([{ lastMs: base + 2000 }]);
});

const point = (timeMs: number, value: number): MetricPoint => ({
  series: {
    name: 'level',
    unit: '',
    description: '',
    type: 'gauge',
    temporality: 'cumulative',
    monotonic: false,
    service: 'shop',
    source: '',
    attributes: {},
  },
  startMs: 0,
  timeMs,
  value,
  count: null,
  buckets: [],
  exemplars: [],
});

it('makes room by age and by count, counts what goes, and leaves the newest', async () => {
  const harness = await startHarness();
  onTestFinished(() => harness.close());
  const { writer } = harness.observatory;
  const caps = { series: 10, points: 100, buckets: 100, exemplars: 100, ageMs: 60_000 };
  const store = new MetricStore({
    writer,
    caps,
    onError: (error) => expect(error).toBeUndefined(),
  });
  await store.load();
  const now = Date.now();
  const points = Array.from({ length: 150 }, (_, at) => point(now - 1000 + at, at));
  expect(store.accept(points, now)).toEqual([]);
  await store.flush();
  await until(() => store.status().dropped.length > 0);
  const { stored, dropped } = store.status();
  expect(dropped).toMatchObject([{ reason: 'metric_cap', points: 150 - stored }]);
  await store.expire(now + 120_000);
  expect(store.status().stored).toBe(0);
  expect(store.status().dropped).toContainEqual(
    expect.objectContaining({ reason: 'metric_age', points: stored }),
  );
  await store.close();
});

it('asks senders to come again while too much waits, and is not held up by them', async () => {
  const harness = await startHarness();
  onTestFinished(() => harness.close());
  const { metrics, writer } = harness.observatory;
  const wait = Promise.withResolvers<void>();
  const writing = writer.exclusively(() => wait.promise);
  const points = Array.from({ length: 210_000 }, (_, at) => point(Date.now() - 300_000 + at, at));
  metrics.accept(points);
  const answer = await postMetrics(harness, counted(base + 1000, 1));
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  wait.resolve();
  await writing;
  await metrics.flush();
  expect((await postMetrics(harness, counted(base + 1000, 1))).status).toBe(200);
});
