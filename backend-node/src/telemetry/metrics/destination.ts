import type { DeliveryTarget } from '../delivery.ts';
import { HONEYCOMB, HONEYCOMB_ENDPOINT, HONEYCOMB_KEY_HEADER } from '../destination.ts';
import { readOtlpOptions, signalUrl } from '../otlp-options.ts';

const SIGNAL = 'METRICS';
/** Honeycomb's header for the dataset of metrics; without it they go to one named unknown_metrics. */
const DATASET_HEADER = 'x-honeycomb-dataset';

const HOW = 'set OTEL_EXPORTER_OTLP_ENDPOINT, or run the Observatory, to turn it on';
const HOW_HONEYCOMB =
  'set HONEYCOMB_METRICS_DATASET to send them to Honeycomb, where they count as events';

export type MetricsDestination =
  | {
      readonly name: 'Honeycomb' | 'OTLP endpoint' | 'Observatory';
      readonly target: DeliveryTarget;
    }
  | { readonly off: string };

/**
 * Where metrics go: by the same rules as traces, but to Honeycomb only when a dataset is named for
 * them, since there each point counts against the month's events. Throws a TypeError that names the
 * variable which cannot be used.
 */
export function resolveMetricsDestination(env: NodeJS.ProcessEnv): MetricsDestination {
  const { endpoint, headers, compression, timeoutMs } = readOtlpOptions(env, SIGNAL);
  const isHoneycomb = endpoint !== undefined && HONEYCOMB.test(endpoint);
  const key = env.HONEYCOMB_API_KEY || (isHoneycomb && headers[HONEYCOMB_KEY_HEADER]) || '';
  const dataset = env.HONEYCOMB_METRICS_DATASET || (isHoneycomb && headers[DATASET_HEADER]) || '';
  const how = { compression, timeoutMs };
  if (key !== '' && dataset !== '') {
    const own = { [HONEYCOMB_KEY_HEADER]: key, [DATASET_HEADER]: dataset };
    const url = isHoneycomb ? endpoint : signalUrl(HONEYCOMB_ENDPOINT, 'Honeycomb', SIGNAL);
    return {
      name: 'Honeycomb',
      target: { url, headers: { ...(isHoneycomb && headers), ...own }, ...how },
    };
  }
  if (endpoint !== undefined && !isHoneycomb) {
    return { name: 'OTLP endpoint', target: { url: endpoint, headers, ...how } };
  }
  if (env.OBSERVATORY_URL) {
    const url = signalUrl(env.OBSERVATORY_URL, 'OBSERVATORY_URL', SIGNAL);
    return { name: 'Observatory', target: { url, headers: {} } };
  }
  return { off: key === '' ? HOW : HOW_HONEYCOMB };
}

const DEFAULT_INTERVAL_MS = 10_000;

/** OTEL_METRIC_EXPORT_INTERVAL in milliseconds. Throws a TypeError that names it. */
export function exportIntervalMs(env: NodeJS.ProcessEnv): number {
  const given = env.OTEL_METRIC_EXPORT_INTERVAL;
  if (!given) return DEFAULT_INTERVAL_MS;
  const ms = Number(given);
  if (Number.isInteger(ms) && ms >= 100 && ms <= 3_600_000) return ms;
  throw new TypeError(
    'OTEL_METRIC_EXPORT_INTERVAL is not a number of milliseconds from 100 to 3600000.',
  );
}
