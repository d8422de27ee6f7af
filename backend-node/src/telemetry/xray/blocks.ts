import type { Attributes } from '@opentelemetry/api';
import { SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { numberOf, serverOf, textOf } from './attributes.ts';
import type { HttpBlock, SegmentDocument, SqlBlock } from './document.ts';

const DATABASE_TYPES: Readonly<Record<string, string>> = { postgresql: 'PostgreSQL' };

/** What a server span says of its request; undefined for any other span. */
export function httpBlock(attributes: Attributes): HttpBlock | undefined {
  const method = textOf(attributes, 'http.request.method');
  if (method === undefined) return undefined;
  const status = numberOf(attributes, 'http.response.status_code');
  const host = serverOf(attributes) ?? 'localhost';
  return {
    request: {
      method,
      url: `${textOf(attributes, 'url.scheme') ?? 'http'}://${host}${textOf(attributes, 'url.path') ?? '/'}`,
      user_agent: textOf(attributes, 'user_agent.original'),
    },
    ...(status !== undefined && { response: { status } }),
  };
}

/** What a database span says of its statement; undefined for any other span. */
export function sqlBlock(attributes: Attributes): SqlBlock | undefined {
  const system = textOf(attributes, 'db.system.name');
  if (system === undefined) return undefined;
  const database = textOf(attributes, 'db.namespace') ?? '';
  return {
    url: `${system}://${serverOf(attributes) ?? 'localhost'}/${database}`,
    database_type: DATABASE_TYPES[system] ?? system,
    sanitized_query: textOf(attributes, 'db.query.text'),
  };
}

/** X-Ray's three words for what went wrong: the answer's status decides, else the span's own. */
export function outcome({
  attributes,
  status,
}: ReadableSpan): Pick<SegmentDocument, 'error' | 'fault' | 'throttle'> {
  const answered = numberOf(attributes, 'http.response.status_code');
  if (answered !== undefined && answered >= 500) return { fault: true };
  if (answered === 429) return { error: true, throttle: true };
  if (answered !== undefined && answered >= 400) return { error: true };
  return status.code === SpanStatusCode.ERROR ? { fault: true } : {};
}
