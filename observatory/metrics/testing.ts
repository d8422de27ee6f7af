import type { MetricAnswer } from '../api/metrics.ts';
import type { Harness } from '../testing/harness.ts';
import { text } from '../testing/spans.ts';

/** Attributes as OTLP/JSON writes them. */
export function jsonAttributes(attributes: Record<string, string>) {
  return Object.entries(attributes).map(([key, value]) => text(key, value));
}

const nano = (ms: number) => `${ms}000000`;

interface JsonPoint {
  startMs?: number;
  timeMs: number;
  attributes?: Record<string, string>;
  [member: string]: unknown;
}

/** A data point as OTLP/JSON writes it; members besides times and attributes are taken as they are. */
export function jsonPoint({ startMs, timeMs, attributes = {}, ...rest }: JsonPoint) {
  return {
    ...(startMs !== undefined && { startTimeUnixNano: nano(startMs) }),
    timeUnixNano: nano(timeMs),
    attributes: jsonAttributes(attributes),
    ...rest,
  };
}

/** An export request of some metrics of one service. */
export function metricsRequest(metrics: unknown[], service = 'shop') {
  return {
    resourceMetrics: [
      {
        resource: { attributes: [text('service.name', service)] },
        scopeMetrics: [{ scope: { name: 'tests' }, metrics }],
      },
    ],
  };
}

export function postMetrics(
  { url }: Pick<Harness, 'url'>,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/v1/metrics`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: (typeof body === 'string' || body instanceof Uint8Array
      ? body
      : JSON.stringify(body)) as BodyInit,
  });
}

/** What GET /api/metrics/points answers, once all that was taken is stored. */
export async function askPoints(
  harness: Harness,
  query: Record<string, string | number | string[]>,
): Promise<MetricAnswer> {
  await harness.observatory.metrics.flush();
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const each of [value].flat()) params.append(key, String(each));
  }
  const response = await fetch(`${harness.url}/api/metrics/points?${params}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as MetricAnswer;
}
