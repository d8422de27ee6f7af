import { expect, test } from 'vitest';
import { partsOf, sharesOf } from './timings.ts';

const timing = {
  domainLookupStart: 10,
  domainLookupEnd: 12,
  connectStart: 12,
  secureConnectionStart: 15,
  connectEnd: 20,
  requestStart: 21,
  responseStart: 50.5,
  responseEnd: 60,
} as PerformanceResourceTiming;

test('the parts of a request add up', () => {
  expect(partsOf(timing)).toEqual({
    'http.client.dns_ms': 2,
    'http.client.connect_ms': 3,
    'http.client.tls_ms': 5,
    'http.client.request_ms': 1,
    'http.client.wait_ms': 29.5,
    'http.client.response_ms': 9.5,
  });
});

test('another origin that hides its timing has no parts', () => {
  expect(partsOf({ ...timing, requestStart: 0 })).toEqual({});
});

test('the network has what the server did not take', () => {
  expect(sharesOf(50, 'traceparent;desc="00-a-b-03", total;dur=12.5')).toEqual({
    'http.client.server_ms': 12.5,
    'http.client.network_ms': 37.5,
  });
  expect(sharesOf(10, 'total;desc="all, of it";dur=12')).toEqual({});
  expect(sharesOf(10, 'total;dur=12')['http.client.network_ms']).toBe(0);
  expect(sharesOf(10, null)).toEqual({});
});
