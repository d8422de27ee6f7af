import { httpUrl } from './http-url.ts';

/** How traces are sent, as OpenTelemetry's variables say. */
export interface OtlpOptions {
  /** The full address for traces; undefined when none is given. */
  readonly endpoint: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly format: 'protobuf' | 'json';
  readonly compression: 'gzip' | undefined;
  readonly timeoutMs: number | undefined;
}

/**
 * Reads OTEL_EXPORTER_OTLP_*; what is set for traces alone (OTEL_EXPORTER_OTLP_TRACES_*) wins.
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 * @throws TypeError that names the variable which cannot be used, and never what it holds
 */
export function readOtlpOptions(env: NodeJS.ProcessEnv): OtlpOptions {
  return {
    endpoint: readEndpoint(env),
    headers: parseHeaders(
      env.OTEL_EXPORTER_OTLP_TRACES_HEADERS || env.OTEL_EXPORTER_OTLP_HEADERS || '',
    ),
    format: readFormat(env),
    compression: readCompression(env),
    timeoutMs: readTimeout(env),
  };
}

/** The address for traces under the base address that `variable` holds. */
export function tracesUrl(base: string, variable: string): string {
  const url = usableUrl(base, variable);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/traces`;
  return url.href;
}

/** The address for traces is taken as it is, the one for everything gets their path. */
function readEndpoint(env: NodeJS.ProcessEnv): string | undefined {
  const traces = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  if (traces) return usableUrl(traces, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT').href;
  const all = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  return all ? tracesUrl(all, 'OTEL_EXPORTER_OTLP_ENDPOINT') : undefined;
}

function usableUrl(address: string, variable: string): URL {
  const url = httpUrl(address);
  if (url === undefined) throw new TypeError(`${variable} is not an http or https address.`);
  return url;
}

function readFormat(env: NodeJS.ProcessEnv): 'protobuf' | 'json' {
  const protocol = env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || env.OTEL_EXPORTER_OTLP_PROTOCOL;
  if (!protocol || protocol === 'http/protobuf') return 'protobuf';
  if (protocol === 'http/json') return 'json';
  throw new TypeError('OTEL_EXPORTER_OTLP_PROTOCOL is neither http/protobuf nor http/json.');
}

function readCompression(env: NodeJS.ProcessEnv): 'gzip' | undefined {
  const compression =
    env.OTEL_EXPORTER_OTLP_TRACES_COMPRESSION || env.OTEL_EXPORTER_OTLP_COMPRESSION;
  if (!compression || compression === 'none') return undefined;
  if (compression === 'gzip') return 'gzip';
  throw new TypeError('OTEL_EXPORTER_OTLP_COMPRESSION is neither gzip nor none.');
}

function readTimeout(env: NodeJS.ProcessEnv): number | undefined {
  const timeout = env.OTEL_EXPORTER_OTLP_TRACES_TIMEOUT || env.OTEL_EXPORTER_OTLP_TIMEOUT;
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
