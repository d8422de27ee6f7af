import type { MetricsOfATime } from './metrics.ts';

const LATENCY = { Name: 'Latency', Unit: 'Milliseconds' };
const COUNTS = [
  { Name: 'RequestCount', Unit: 'Count' },
  { Name: 'ErrorCount', Unit: 'Count' },
];

/**
 * A line of which CloudWatch Logs makes metrics (embedded metric format), as one object. Three
 * metrics and one dimension with one value, whatever happens: ten are free, and each value of a
 * dimension makes another. A distribution is written as the CloudWatch agent and OpenTelemetry's
 * EMF exporter write it, Values and Counts, of which CloudWatch tells percentiles.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics(
  { requests, errors, latency }: MetricsOfATime,
  service: string,
  nowMs: number,
): object {
  return {
    level: 'info',
    timestamp: new Date(nowMs).toISOString(),
    message: `${requests} requests, ${errors} errors`,
    _aws: {
      Timestamp: nowMs,
      CloudWatchMetrics: [
        {
          Namespace: 'Cruddur',
          Dimensions: [['Service']],
          Metrics: latency === undefined ? COUNTS : [...COUNTS, LATENCY],
        },
      ],
    },
    Service: service,
    RequestCount: requests,
    ErrorCount: errors,
    Latency: latency,
  };
}
