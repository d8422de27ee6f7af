import type { DeliveryTarget } from './delivery.ts';
import { readOtlpOptions, signalUrl } from './otlp-options.ts';

export const HONEYCOMB_ENDPOINT = 'https://api.honeycomb.io';
/** Honeycomb's regions; any other endpoint is not the key's. */
export const HONEYCOMB = /^https:\/\/[\w.]+\.honeycomb\.io(?::443)?\//;
/** The header that carries Honeycomb's key. */
export const HONEYCOMB_KEY_HEADER = 'x-honeycomb-team';

/** The one place that traces go to, the server's own as well as the browser's. */
export interface Destination {
  /** For people. */
  readonly name: 'Honeycomb' | 'OTLP endpoint' | 'Observatory';
  /** The full address that OTLP traces are posted to. */
  readonly tracesUrl: string;
  /** Sent with every batch; holds the key, so never printed. */
  readonly headers: Readonly<Record<string, string>>;
  /** How the server's spans are written; those of browsers are in JSON already. */
  readonly format?: 'protobuf' | 'json' | undefined;
  readonly compression?: 'gzip' | undefined;
  /** How long one try may take. */
  readonly timeoutMs?: number | undefined;
}

/** The same for whoever delivers bodies of any kind. */
export function deliveryTarget(destination: Destination): DeliveryTarget {
  const { tracesUrl: url, headers, compression, timeoutMs } = destination;
  return { url, headers, compression, timeoutMs };
}

/**
 * Where traces go: Honeycomb when there is a key, else the OTLP endpoint, else the Observatory,
 * else nowhere. Throws a TypeError that names the variable which cannot be used.
 */
export function resolveDestination(env: NodeJS.ProcessEnv): Destination | undefined {
  const { endpoint, headers, ...how } = readOtlpOptions(env);
  const isHoneycomb = endpoint !== undefined && HONEYCOMB.test(endpoint);
  // The header as the environment of other languages' clients has it; empty while there is no key.
  const key = env.HONEYCOMB_API_KEY || (isHoneycomb && headers[HONEYCOMB_KEY_HEADER]) || '';
  if (key !== '') {
    return {
      name: 'Honeycomb',
      tracesUrl: isHoneycomb ? endpoint : `${HONEYCOMB_ENDPOINT}/v1/traces`,
      headers: { ...(isHoneycomb && headers), [HONEYCOMB_KEY_HEADER]: key },
      ...how,
    };
  }
  if (endpoint !== undefined && !isHoneycomb) {
    return { name: 'OTLP endpoint', tracesUrl: endpoint, headers, ...how };
  }
  if (env.OBSERVATORY_URL) {
    const url = signalUrl(env.OBSERVATORY_URL, 'OBSERVATORY_URL');
    return { name: 'Observatory', tracesUrl: url, headers: {} };
  }
  return undefined;
}
