import { describe, expect, it } from 'vitest';
import { embeddedMetrics } from './emf.ts';
import { type LatencyDistribution, RequestMetrics } from './metrics.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 4, 5);
const answered = (durationMs: number, status = 200) => ({ durationMs, status, aborted: false });

/** The value below which `share` of all lie, read as CloudWatch reads it. */
function percentile({ Values, Counts, Count }: LatencyDistribution, share: number): number {
  let seen = 0;
  for (const [index, value] of Values.entries()) {
    seen += Counts[index] ?? 0;
    if (seen >= share * Count) return value;
  }
  return Number.NaN;
}

describe('metrics of requests', () => {
  it('count requests, faults and latencies, and begin anew when taken', () => {
    const metrics = new RequestMetrics();
    metrics.record(answered(12));
    metrics.record(answered(3, 404));
    metrics.record(answered(40, 503));
    metrics.record({ durationMs: 9_000, status: 499, aborted: true });
    const taken = metrics.take();
    expect(taken).toMatchObject({ requests: 4, errors: 1 });
    expect(taken?.latency).toMatchObject({ Min: 3, Max: 40, Sum: 55, Count: 3, Counts: [1, 1, 1] });
    expect(metrics.take()).toBeUndefined();
    metrics.record(answered(7));
    expect(metrics.take()?.latency).toMatchObject({ Min: 7, Max: 7, Values: [7] });
  });

  it('tell percentiles closely, in 100 values at most, whatever comes', () => {
    const metrics = new RequestMetrics();
    for (let ms = 1; ms <= 1_000; ms += 1) metrics.record(answered(ms));
    for (const odd of [0, 0.001, 1e9, 1e12]) metrics.record(answered(odd));
    const latency = metrics.take()?.latency;
    if (latency === undefined) throw new Error('There is no latency.');
    expect(latency.Values.length).toBeLessThanOrEqual(100);
    expect(latency.Counts.reduce((sum, one) => sum + one)).toBe(latency.Count);
    for (const share of [0.5, 0.9, 0.99]) {
      const ratio = percentile(latency, share) / (share * 1_000);
      expect(ratio, `p${share * 100}`).toBeGreaterThan(0.92);
      expect(ratio, `p${share * 100}`).toBeLessThan(1.08);
    }
    expect(latency.Values).toEqual(latency.Values.toSorted((a, b) => a - b));
  });
});

describe('a line of metrics', () => {
  const line = (...latencies: number[]) => {
    const metrics = new RequestMetrics();
    for (const latency of latencies) metrics.record(answered(latency));
    metrics.record({ durationMs: 1, status: 499, aborted: true });
    const taken = metrics.take();
    if (taken === undefined) throw new Error('Nothing was counted.');
    return JSON.parse(JSON.stringify(embeddedMetrics(taken, 'backend-node', NOW)));
  };

  it('has the shape of the embedded metric format', () => {
    const { _aws: metadata, ...members } = line(5, 6);
    expect(Object.keys(metadata).toSorted()).toEqual(['CloudWatchMetrics', 'Timestamp']);
    expect(metadata.Timestamp).toBe(NOW);
    for (const directive of metadata.CloudWatchMetrics) {
      expect(Object.keys(directive).toSorted()).toEqual(['Dimensions', 'Metrics', 'Namespace']);
      expect(directive.Namespace).toMatch(/^[^:]{1,1024}$/);
      expect(directive.Dimensions).toEqual([['Service']]);
      for (const { Name, Unit } of directive.Metrics) {
        expect(['Count', 'Milliseconds']).toContain(Unit);
        const value = members[Name];
        const numbers = typeof value === 'number' ? [value] : [...value.Values, ...value.Counts];
        expect(numbers.every(Number.isFinite)).toBe(true);
        expect(numbers.length).toBeGreaterThan(0);
      }
    }
    expect(members).toMatchObject({ Service: 'backend-node', RequestCount: 3, ErrorCount: 0 });
  });

  it('makes three metrics and no more, and names none that it does not hold', () => {
    const metrics = (of: { _aws: { CloudWatchMetrics: { Metrics: { Name: string }[] }[] } }) =>
      of._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));
    expect(metrics(line(5))).toEqual(['RequestCount', 'ErrorCount', 'Latency']);
    expect(metrics(line())).toEqual(['RequestCount', 'ErrorCount']);
    expect(line()).not.toHaveProperty('Latency');
  });
});
