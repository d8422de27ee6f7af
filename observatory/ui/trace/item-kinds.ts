import { CircleAlert, Layers, ScrollText } from 'lucide-react';

/** How a log line, an error and a segment are marked, and at which vendor each is found. */
export const itemKinds = {
  log: { icon: ScrollText, vendor: 'CloudWatch' },
  error: { icon: CircleAlert, vendor: 'Rollbar' },
  segment: { icon: Layers, vendor: 'X-Ray' },
} as const;
