/** The question that each screen answers, by its path. */
export const answers: Readonly<Record<string, string>> = {
  '/': 'What is happening? Every trace as it arrives.',
  '/query': 'How many, how slow, for whom? Any question to all spans.',
  '/boards': 'The questions we keep, answered again and again.',
  '/map': 'Who calls whom, how often, how slowly, with how many errors?',
  '/metrics': 'How do rates, memory, pools and queues develop?',
  '/errors': 'What is broken, since when, for how many people?',
  '/logs': 'What did it say? Each line leads to its trace.',
  '/xray': 'What would AWS X-Ray show of it?',
  '/mail': 'Which code did they get? Every mail that would have been sent.',
  '/status': 'Can I trust this? What is stored, what was dropped and why.',
};

/** What brings data of each kind here, for programs other than Cruddur. */
export function sources(origin: string): { what: string; how: string }[] {
  return [
    {
      what: 'Spans, metrics and logs of OpenTelemetry',
      how: `OTEL_EXPORTER_OTLP_ENDPOINT=${origin}`,
    },
    { what: 'Lines for CloudWatch Logs', how: `AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=${origin}` },
    { what: 'Errors for Rollbar', how: `ROLLBAR_ENDPOINT=${origin}/api/1/item/` },
    { what: 'Segments for X-Ray', how: 'AWS_XRAY_DAEMON_ADDRESS=127.0.0.1:2000' },
    { what: 'Mail', how: 'SMTP_URL=smtp://127.0.0.1:1025' },
  ];
}
