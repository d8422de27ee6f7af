import { describe, expect, it } from 'vitest';
import { exportIntervalMs, resolveMetricsDestination } from './destination.ts';

const OBSERVATORY_URL = 'http://127.0.0.1:4318';
const HONEYCOMB_API_KEY = 'hcaik_x';

describe('metrics go', () => {
  it('to the Observatory, also while traces go to Honeycomb', () => {
    const target = { url: `${OBSERVATORY_URL}/v1/metrics`, headers: {} };
    const wanted = { name: 'Observatory', target };
    expect(resolveMetricsDestination({ OBSERVATORY_URL })).toEqual(wanted);
    expect(resolveMetricsDestination({ OBSERVATORY_URL, HONEYCOMB_API_KEY })).toEqual(wanted);
  });

  it('to Honeycomb only with a dataset of their own', () => {
    expect(resolveMetricsDestination({ HONEYCOMB_API_KEY })).toEqual({
      off: expect.stringContaining('HONEYCOMB_METRICS_DATASET'),
    });
    const env = { HONEYCOMB_API_KEY, HONEYCOMB_METRICS_DATASET: 'metrics', OBSERVATORY_URL };
    const headers = { 'x-honeycomb-team': HONEYCOMB_API_KEY, 'x-honeycomb-dataset': 'metrics' };
    expect(resolveMetricsDestination(env)).toMatchObject({
      name: 'Honeycomb',
      target: { url: 'https://api.honeycomb.io/v1/metrics', headers },
    });
    const region = { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: 'https://api.eu1.honeycomb.io' };
    expect(resolveMetricsDestination(region)).toMatchObject({
      target: { url: 'https://api.eu1.honeycomb.io/v1/metrics', headers },
    });
  });

  it('to an endpoint of their own before the one for all, with its headers', () => {
    const all = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/base/', OBSERVATORY_URL };
    expect(resolveMetricsDestination(all)).toMatchObject({
      name: 'OTLP endpoint',
      target: { url: 'http://collector:4318/base/v1/metrics' },
    });
    const own = {
      ...all,
      OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://other:1/x',
      OTEL_EXPORTER_OTLP_METRICS_HEADERS: 'a=b',
      OTEL_EXPORTER_OTLP_METRICS_COMPRESSION: 'gzip',
    };
    expect(resolveMetricsDestination(own)).toMatchObject({
      target: { url: 'http://other:1/x', headers: { a: 'b' }, compression: 'gzip' },
    });
  });

  it('nowhere without any of them', () => {
    expect(resolveMetricsDestination({})).toEqual({ off: expect.stringContaining('Observatory') });
  });
});

it('the interval is ten seconds unless set, and a wrong one is named', () => {
  expect(exportIntervalMs({})).toBe(10_000);
  expect(exportIntervalMs({ OTEL_METRIC_EXPORT_INTERVAL: '60000' })).toBe(60_000);
  expect(() => exportIntervalMs({ OTEL_METRIC_EXPORT_INTERVAL: 'soon' })).toThrow(
    /OTEL_METRIC_EXPORT_INTERVAL/,
  );
});
