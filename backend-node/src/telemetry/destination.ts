const HONEYCOMB_ENDPOINT = 'https://api.honeycomb.io';

/** The one place that traces go to, the server's own as well as the browser's. */
export interface Destination {
  /** For people. */
  readonly name: 'Honeycomb' | 'OTLP endpoint' | 'Observatory';
  /** The full address that OTLP traces are posted to. */
  readonly tracesUrl: string;
  /** Sent with every batch; holds the key, so never printed. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Where traces go: Honeycomb when there is a key, else the OTLP endpoint, else the Observatory,
 * else nowhere. Throws a TypeError that names the variable when its address is not a URL.
 */
export function resolveDestination(env: NodeJS.ProcessEnv): Destination | undefined {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (env.HONEYCOMB_API_KEY) {
    // Honeycomb's other regions are named by the endpoint; any other endpoint is not the key's.
    const region = endpoint && /^https:\/\/[\w.]+\.honeycomb\.io(:443)?\/?$/.test(endpoint);
    return {
      name: 'Honeycomb',
      tracesUrl: tracesUrl(region ? endpoint : HONEYCOMB_ENDPOINT, 'OTEL_EXPORTER_OTLP_ENDPOINT'),
      headers: { 'x-honeycomb-team': env.HONEYCOMB_API_KEY },
    };
  }
  if (endpoint) {
    return {
      name: 'OTLP endpoint',
      tracesUrl: tracesUrl(endpoint, 'OTEL_EXPORTER_OTLP_ENDPOINT'),
      headers: parseHeaders(env.OTEL_EXPORTER_OTLP_HEADERS ?? ''),
    };
  }
  if (env.OBSERVATORY_URL) {
    return {
      name: 'Observatory',
      tracesUrl: tracesUrl(env.OBSERVATORY_URL, 'OBSERVATORY_URL'),
      headers: {},
    };
  }
  return undefined;
}

function tracesUrl(endpoint: string, variable: string): string {
  const url = URL.parse(endpoint);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new TypeError(`${variable} is not an http or https address.`);
  }
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/traces`;
  return url.href;
}

/** OTEL_EXPORTER_OTLP_HEADERS: `name=value,name=value`, values percent-encoded (W3C Baggage). */
function parseHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const pair of text.split(',')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    if (name !== '') headers[name] = decode(pair.slice(equals + 1).trim());
  }
  return headers;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
