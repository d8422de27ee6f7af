import type { Attributes } from '@opentelemetry/api';

/**
 * The parts of a request from Resource Timing, in ms. `request` is the wait for a free connection
 * before sending; `wait` is from sending to the first byte, so it holds the server's own time. A
 * connection that is used again has no DNS, connect and TLS. Other origins without
 * Timing-Allow-Origin show no parts.
 */
export function partsOf(timing: PerformanceResourceTiming): Attributes {
  if (timing.requestStart === 0) return {};
  const { secureConnectionStart: tls, connectStart, connectEnd } = timing;
  const parts = {
    dns: timing.domainLookupEnd - timing.domainLookupStart,
    connect: (tls > 0 ? tls : connectEnd) - connectStart,
    tls: tls > 0 ? connectEnd - tls : 0,
    request: timing.requestStart - connectEnd,
    wait: timing.responseStart - timing.requestStart,
    response: timing.responseEnd - timing.responseStart,
  };
  const attributes: Attributes = {};
  for (const [part, ms] of Object.entries(parts))
    attributes[`http.client.${part}_ms`] = rounded(ms);
  return attributes;
}

/**
 * What the server itself took, and the rest: the network's share.
 *
 * @param duration of the whole request as the browser saw it, in ms
 * @param serverTiming the `Server-Timing` header, of which `total;dur=…` is read
 */
export function sharesOf(duration: number, serverTiming: string | null): Attributes {
  const dur = /(?:^|,)\s*total\s*;[^,]*\bdur=([\d.]+)/.exec(serverTiming ?? '')?.[1];
  if (dur === undefined) return {};
  const server = Number(dur);
  return { 'http.client.server_ms': server, 'http.client.network_ms': rounded(duration - server) };
}

/** Clocks of different precision can differ into the negative. */
function rounded(ms: number): number {
  return Math.max(0, Math.round(ms * 100) / 100);
}
