import { httpUrl } from './http-url.ts';

/** What is sent, as OpenTelemetry's variables name it. */
export type Signal = 'TRACES' | 'METRICS';

/** How a signal is sent, as OpenTelemetry's variables say. */
export interface OtlpOptions {
  /** The full address for the signal; undefined when none is given. */
  readonly endpoint: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly format: 'protobuf' | 'json';
  readonly compression: 'gzip' | undefined;
  readonly timeoutMs: number | undefined;
}

/**
 * Reads OTEL_EXPORTER_OTLP_*; what is set for the signal alone (OTEL_EXPORTER_OTLP_TRACES_*) wins.
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 * @throws TypeError that names the variable which cannot be used, and never what it holds
 */
export function readOtlpOptions(env: NodeJS.ProcessEnv, signal: Signal = 'TRACES'): OtlpOptions {
  const own = signal === 'TRACES' ? forTraces(env) : forMetrics(env);
  return {
    endpoint: readEndpoint(own.endpoint, env.OTEL_EXPORTER_OTLP_ENDPOINT, signal),
    headers: parseHeaders(own.headers || env.OTEL_EXPORTER_OTLP_HEADERS || ''),
    format: readFormat(own.protocol || env.OTEL_EXPORTER_OTLP_PROTOCOL),
    compression: readCompression(own.compression || env.OTEL_EXPORTER_OTLP_COMPRESSION),
    timeoutMs: readTimeout(own.timeout || env.OTEL_EXPORTER_OTLP_TIMEOUT),
  };
}

function forTraces(env: NodeJS.ProcessEnv) {
  return {
    endpoint: env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT,
    headers: env.OTEL_EXPORTER_OTLP_TRACES_HEADERS,
    protocol: env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL,
    compression: env.OTEL_EXPORTER_OTLP_TRACES_COMPRESSION,
    timeout: env.OTEL_EXPORTER_OTLP_TRACES_TIMEOUT,
  };
}

/** Metrics are always sent as JSON, so nothing is asked of their protocol. */
function forMetrics(env: NodeJS.ProcessEnv) {
  return {
    endpoint: env.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT,
    headers: env.OTEL_EXPORTER_OTLP_METRICS_HEADERS,
    protocol: undefined,
    compression: env.OTEL_EXPORTER_OTLP_METRICS_COMPRESSION,
    timeout: env.OTEL_EXPORTER_OTLP_METRICS_TIMEOUT,
  };
}

/** The address for a signal under the base address that `variable` holds. */
export function signalUrl(base: string, variable: string, signal: Signal = 'TRACES'): string {
  const url = usableUrl(base, variable);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/${signal.toLowerCase()}`;
  return url.href;
}

/** The address for the signal is taken as it is, the one for everything gets the signal's path. */
function readEndpoint(
  own: string | undefined,
  all: string | undefined,
  signal: Signal,
): string | undefined {
  if (own) return usableUrl(own, `OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`).href;
  return all ? signalUrl(all, 'OTEL_EXPORTER_OTLP_ENDPOINT', signal) : undefined;
}

function usableUrl(address: string, variable: string): URL {
  const url = httpUrl(address);
  if (url === undefined) throw new TypeError(`${variable} is not an http or https address.`);
  return url;
}

function readFormat(protocol: string | undefined): 'protobuf' | 'json' {
  if (!protocol || protocol === 'http/protobuf') return 'protobuf';
  if (protocol === 'http/json') return 'json';
  throw new TypeError('OTEL_EXPORTER_OTLP_PROTOCOL is neither http/protobuf nor http/json.');
}

function readCompression(compression: string | undefined): 'gzip' | undefined {
  if (!compression || compression === 'none') return undefined;
  if (compression === 'gzip') return 'gzip';
  throw new TypeError('OTEL_EXPORTER_OTLP_COMPRESSION is neither gzip nor none.');
}

function readTimeout(timeout: string | undefined): number | undefined {
  if (!timeout) return undefined;
  const ms = Number(timeout);
  if (Number.isInteger(ms) && ms > 0 && ms <= 600_000) return ms;
  throw new TypeError('OTEL_EXPORTER_OTLP_TIMEOUT is not a number of milliseconds up to 600000.');
}

/** `name=value,name=value`, values percent-encoded (W3C Baggage). */
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
