import type { Span } from '../../api.ts';
import { duration, plural } from '../shared/format.ts';

/** A span's bar in words: for those who do not see it. */
export function describeTime(span: Span): string {
  const parts = [
    `starts at ${duration(span.start_ms)}`,
    span.partial
      ? `lasts at least ${duration(span.duration_ms)}`
      : `lasts ${duration(span.duration_ms)}`,
    `${duration(span.self_ms)} of its own`,
  ];
  if (span.error) parts.push('error');
  if (span.events.length > 0) parts.push(plural(span.events.length, 'event'));
  return parts.join(', ');
}
