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

/**
 * What a span was about, where its name leaves that out: the file that a page fetched. Undefined
 * where the name has a path already, or where there is none to tell.
 */
export function fileOf({
  name,
  attributes,
}: Pick<Span, 'name' | 'attributes'>): string | undefined {
  const url = attributes['url.full'] ?? attributes['http.url'];
  if (name.includes('/') || typeof url !== 'string' || !URL.canParse(url)) return undefined;
  return new URL(url).pathname.split('/').findLast((part) => part !== '');
}
