import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricInfo, MetricValues } from '../api/metrics.ts';
import type { ApiError } from '../api.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { askPoints, jsonPoint, metricsRequest, postMetrics } from './testing.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const sum = (name: string, dataPoints: unknown[], isMonotonic = true, temporality = 2) => ({
  name,
  unit: '{request}',
  sum: { dataPoints, isMonotonic, aggregationTemporality: temporality },
});
/** A whole minute, some of them ago. */
const minute = 60_000;
const base = Math.floor(Date.now() / minute) * minute - 20 * minute;

describe('counters', () => {
  /** Points of one series: how long after the one before, how much more, and whether it began anew. */
  const history = fc.array(
    fc.record({
      gapMs: fc.integer({ min: 1, max: 90_000 }),
      more: fc.integer({ min: 0, max: 50 }),
      reset: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('are rates, whatever resets there were, as a slow reference has them', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(history, async (points) => {
        const name = `reference.${++run}`;
        const stepMs = 30_000;
        const expected = new Map<number, number>();
        let [time, start, total, counted] = [base, base, 0, 0];
        const sent = points.map(({ gapMs, more, reset }, at) => {
          const before = time;
          time += gapMs;
          if (reset && at > 0) [start, total] = [before, 0];
          total += more;
          counted += more;
          // The reference: millisecond by millisecond, each with its even share.
          for (let ms = before; ms < time; ms++) {
            const step = Math.floor(ms / stepMs) * stepMs;
            expected.set(step, (expected.get(step) ?? 0) + more / gapMs);
          }
          return jsonPoint({ startMs: start, timeMs: time, asInt: String(total) });
        });
        for (const each of sent) await postMetrics(harness, metricsRequest([sum(name, [each])]));
        const range = { start_ms: base, end_ms: base + 20 * minute, step_ms: stepMs };
        const answer = await askPoints(harness, { name, ...range });
        expect(answer.all?.total.count).toBe(counted);
        for (const [at, step] of answer.times_ms.entries()) {
          const known = Math.min(step + stepMs, time) - step;
          const wanted = known > 0 ? ((expected.get(step) ?? 0) * 1000) / known : null;
          const value = answer.all?.values[at] ?? null;
          if (wanted === null) expect(value).toBeNull();
          else expect(value).toBeCloseTo(wanted, 6);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('count deltas as they come, and begin without what was counted long ago', async () => {
    const delta = jsonPoint({ startMs: base, timeMs: base + 10_000, asDouble: 4 });
    await postMetrics(harness, metricsRequest([sum('deltas', [delta], true, 1)]));
    const old = { startMs: base - 60 * minute, attributes: { route: '/old' } };
    const points = [
      jsonPoint({ ...old, timeMs: base + 1000, asInt: '1000' }),
      jsonPoint({ ...old, timeMs: base + 2000, asInt: '1003' }),
    ];
    await postMetrics(harness, metricsRequest([sum('old', points)]));
    const range = { start_ms: base, end_ms: base + minute };
    expect((await askPoints(harness, { name: 'deltas', ...range })).all?.total.count).toBe(4);
    expect((await askPoints(harness, { name: 'old', ...range })).all?.total.count).toBe(3);
  });

  it('take a point once, and say so of what is not newer', async () => {
    const point = jsonPoint({ startMs: base, timeMs: base + 5, asInt: '2' });
    const body = metricsRequest([sum('twice', [point])]);
    expect(await (await postMetrics(harness, body)).json()).toEqual({});
    expect(await (await postMetrics(harness, body)).json()).toEqual({
      partialSuccess: {
        rejectedDataPoints: '1',
        errorMessage: expect.stringMatching(/1 data point was not kept: .*not newer/),
      },
    });
    const { dropped } = harness.observatory.metrics.status();
    expect(dropped).toContainEqual(expect.objectContaining({ reason: 'out_of_order' }));
  });
});

it('groups and filters by attributes, the busiest first', async () => {
  const points = [
    ['/a', 'GET', 5],
    ['/a', 'POST', 1],
    ['/b', 'GET', 9],
    [`'; DROP TABLE "spans"; --`, 'GET', 2],
  ].map(([route, method, count]) =>
    jsonPoint({
      startMs: base,
      timeMs: base + 10_000,
      asInt: count,
      attributes: { route: String(route), method: String(method) },
    }),
  );
  await postMetrics(harness, metricsRequest([sum('grouped', points)]));
  const range = { name: 'grouped', start_ms: base, end_ms: base + minute };
  const byRoute = await askPoints(harness, { ...range, group: 'route', limit: 2 });
  expect(byRoute.groups.map(({ group, total }) => [group[0], total.count])).toEqual([
    ['/b', 9],
    ['/a', 6],
  ]);
  expect([byRoute.groups_total, byRoute.all?.total.count]).toEqual([3, 17]);
  const filtered = await askPoints(harness, {
    ...range,
    group: ['method', 'none', 'service.name'],
    filter: ['route=/a', 'method=POST'],
  });
  expect(filtered.groups.map(({ group }) => group)).toEqual([['POST', null, 'shop']]);
  const hostile = await askPoints(harness, { ...range, filter: `route='; DROP TABLE "spans"; --` });
  expect(hostile.all?.total.count).toBe(2);
  const params = new URLSearchParams({ name: 'grouped', key: 'route' });
  const values = await fetch(`${harness.url}/api/metrics/values?${params}`);
  expect(((await values.json()) as MetricValues).values).toHaveLength(3);
});

it('averages levels over the time for which they held, and adds up those of sums', async () => {
  const level = (state: string, timeMs: number, value: number) =>
    jsonPoint({ timeMs, asDouble: value, attributes: { state } });
  const dataPoints = [
    level('idle', base, 9),
    level('idle', base + 10_000, 4),
    level('idle', base + 40_000, 1),
    level('used', base, 0),
    level('used', base + 40_000, 6),
  ];
  await postMetrics(
    harness,
    metricsRequest([
      { name: 'temperature', gauge: { dataPoints } },
      sum('connections', dataPoints, false),
    ]),
  );
  const range = { start_ms: base, end_ms: base + 40_000, step_ms: 20_000, group: 'state' };
  const temperature = await askPoints(harness, { name: 'temperature', ...range });
  const idle = temperature.groups.find(({ group }) => group[0] === 'idle');
  // 10 s of 4 and 10 s of 1, then 1.
  expect(idle?.values).toEqual([2.5, 1]);
  expect(idle?.total).toMatchObject({ min: 1, max: 4, last: 1, count: null });
  expect(temperature.all?.values).toEqual([(2.5 + 6) / 2, (1 + 6) / 2]);
  const connections = await askPoints(harness, { name: 'connections', ...range });
  expect(connections.all?.values).toEqual([8.5, 7]);
  // One series has its true extremes; of several those of what they were together.
  const counted = connections.groups.find(({ group }) => group[0] === 'idle');
  expect(counted?.values).toEqual([2.5, 1]);
  expect(counted?.total).toMatchObject({ min: 1, max: 4 });
  expect(connections.all?.total).toMatchObject({ min: 7, max: 8.5 });
});

it('lists what there is, with sparklines where a time is given', async () => {
  await postMetrics(
    harness,
    metricsRequest([
      {
        name: 'listed',
        unit: 'By',
        description: 'Some bytes',
        gauge: {
          dataPoints: [jsonPoint({ timeMs: base + 1, asInt: '7', attributes: { a: 'b' } })],
        },
      },
    ]),
  );
  await harness.observatory.metrics.flush();
  const list = async (query: string) =>
    (await (await fetch(`${harness.url}/api/metrics${query}`)).json()) as MetricInfo[];
  const listed = {
    name: 'listed',
    unit: 'By',
    description: 'Some bytes',
    type: 'gauge',
    shape: 'level',
    services: ['shop'],
    attributes: [{ key: 'a', values: 1 }],
    series: 1,
    last_ms: base + 1,
  };
  expect(await list('')).toContainEqual(listed);
  const withLines = await list(`?start_ms=${base}&end_ms=${base + 30_000}`);
  const sparkline = [7, ...new Array<null>(29).fill(null)];
  expect(withLines).toContainEqual({ ...listed, sparkline });
});

it.each([
  ['points?name=none&start_ms=0&end_ms=1', 404, 'metric_not_found'],
  ['points?start_ms=0&end_ms=1', 400, 'invalid_query'],
  ['points?name=twice&start_ms=1&end_ms=1', 400, 'invalid_query'],
  ['points?name=twice&start_ms=0&end_ms=1&step_ms=1', 400, 'invalid_query'],
  ['points?name=twice&start_ms=0&end_ms=1&filter=nothing', 400, 'invalid_query'],
  ['points?name=twice&start_ms=0&end_ms=1e99', 400, 'invalid_query'],
  ['values?name=none&key=a', 404, 'metric_not_found'],
])('refuses %s with a sentence', async (path, status, code) => {
  const response = await fetch(`${harness.url}/api/metrics/${path}`);
  expect(response.status).toBe(status);
  expect((await response.json()) as ApiError).toEqual({ code, message: expect.any(String) });
});
