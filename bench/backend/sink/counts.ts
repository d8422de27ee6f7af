/** How many of each arrived: OTLP spans, lines of CloudWatch Logs, X-Ray documents, Rollbar items. */
export interface Counts {
  spans: number;
  lines: number;
  segments: number;
  items: number;
}
