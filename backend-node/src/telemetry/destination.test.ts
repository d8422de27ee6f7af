import { describe, expect, it } from 'vitest';
import { resolveDestination } from './destination.ts';

describe('resolveDestination', () => {
  it.each<[string, NodeJS.ProcessEnv, object | undefined]>([
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
      'an endpoint is for traces alone, and how to send is said',
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://all:4318',
        OTEL_EXPORTER_OTLP_HEADERS: 'x-all=1',
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://traces:4318/as/it/is',
        OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-traces=1',
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
        OTEL_EXPORTER_OTLP_TIMEOUT: '2500',
      },
      {
        name: 'OTLP endpoint',
        tracesUrl: 'http://traces:4318/as/it/is',
        headers: { 'x-traces': '1' },
        format: 'json',
        compression: 'gzip',
        timeoutMs: 2500,
      },
    ],
    [
      'the key is in the header for Honeycomb’s endpoint, as other languages have it',
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: 'https://api.honeycomb.io',
        OTEL_EXPORTER_OTLP_HEADERS: 'x-honeycomb-team=k',
      },
      {
        name: 'Honeycomb',
        tracesUrl: 'https://api.honeycomb.io/v1/traces',
        headers: { 'x-honeycomb-team': 'k' },
      },
    ],
    [
      'that header is empty, since there is no key',
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: 'https://api.honeycomb.io',
        OTEL_EXPORTER_OTLP_HEADERS: 'x-honeycomb-team=',
        OBSERVATORY_URL: 'http://localhost:4318',
      },
      { name: 'Observatory', tracesUrl: 'http://localhost:4318/v1/traces', headers: {} },
    ],
    [
      'the Observatory runs',
      { OBSERVATORY_URL: 'http://localhost:4318', HONEYCOMB_API_KEY: '' },
      { name: 'Observatory', tracesUrl: 'http://localhost:4318/v1/traces', headers: {} },
    ],
  ])('when %s', (_when, env, destination) => {
    const found = resolveDestination(env);
    if (destination === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(destination);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_EXPORTER_OTLP_COMPRESSION', 'zstd'],
    ['OTEL_EXPORTER_OTLP_TIMEOUT', 'soon'],
  ])('names %s when it is %s', (name, value) => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', [name]: value };
    expect(() => resolveDestination(env)).toThrow(name);
  });

  it.each(['localhost:4318', 'ftp://x', 'what?'])('names the variable that holds %s', (address) => {
    expect(() => resolveDestination({ OTEL_EXPORTER_OTLP_ENDPOINT: address })).toThrow(
      'OTEL_EXPORTER_OTLP_ENDPOINT is not an http or https address.',
    );
  });
});
