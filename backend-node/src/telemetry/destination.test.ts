import { describe, expect, it } from 'vitest';
import { resolveDestination } from './destination.ts';

describe('resolveDestination', () => {
  it.each<[string, NodeJS.ProcessEnv, unknown]>([
    ['nothing is set', {}, undefined],
    [
      'there is a key',
      {
        HONEYCOMB_API_KEY: 'k',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318',
        OBSERVATORY_URL: 'http://o',
      },
      {
        name: 'Honeycomb',
        tracesUrl: 'https://api.honeycomb.io/v1/traces',
        headers: { 'x-honeycomb-team': 'k' },
      },
    ],
    [
      'there is a key and Honeycomb’s other region',
      { HONEYCOMB_API_KEY: 'k', OTEL_EXPORTER_OTLP_ENDPOINT: 'https://api.eu1.honeycomb.io/' },
      {
        name: 'Honeycomb',
        tracesUrl: 'https://api.eu1.honeycomb.io/v1/traces',
        headers: { 'x-honeycomb-team': 'k' },
      },
    ],
    [
      'there is an endpoint',
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/otlp/',
        OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Basic%20x, x-team = a=b ,,',
        OBSERVATORY_URL: 'http://localhost:4318',
      },
      {
        name: 'OTLP endpoint',
        tracesUrl: 'http://collector:4318/otlp/v1/traces',
        headers: { authorization: 'Basic x', 'x-team': 'a=b' },
      },
    ],
    [
      'the Observatory runs',
      { OBSERVATORY_URL: 'http://localhost:4318', HONEYCOMB_API_KEY: '' },
      { name: 'Observatory', tracesUrl: 'http://localhost:4318/v1/traces', headers: {} },
    ],
  ])('when %s', (_when, env, destination) => {
    expect(resolveDestination(env)).toEqual(destination);
  });

  it.each(['localhost:4318', 'ftp://x', 'what?'])('names the variable that holds %s', (address) => {
    expect(() => resolveDestination({ OTEL_EXPORTER_OTLP_ENDPOINT: address })).toThrow(
      'OTEL_EXPORTER_OTLP_ENDPOINT is not an http or https address.',
    );
  });
});
