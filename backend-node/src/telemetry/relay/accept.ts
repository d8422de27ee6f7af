import { browserResource, type Stamp } from './browser-resource.ts';
import { cleanSpan } from './clean-span.ts';
import { isDeeperThan } from './json-depth.ts';
import { Span, TraceRequest } from './schema.ts';
import { Refusal } from './status.ts';

const MAX_SPANS = 500;
const MAX_DEPTH = 24;
const SCOPE_LIMIT = 100;
/** A span this far from now is a broken clock or a forgery, and would sit in a store for ever. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;
const MAX_AHEAD_MS = 24 * 3_600_000;

/** The page was hidden and may still send the end, or it was closed and this was its last word. */
export type PartialReason = 'hidden' | 'closed';

/** A span that may be forwarded, in JSON already, so that its size is known. */
export interface AcceptedSpan {
  /** Trace and span id. */
  readonly id: string;
  readonly traceId: string;
  /** Why the span was sent before its end; undefined for one that has ended. */
  readonly partial: PartialReason | undefined;
  readonly resource: string;
  readonly scope: string;
  readonly span: string;
}

export interface Accepted {
  readonly spans: AcceptedSpan[];
  readonly rejected: number;
}

/** Reads a request's body. A bad envelope throws a Refusal; a bad span is rejected alone. */
export function accept(body: Buffer, stamp: Stamp, nowMs = Date.now()): Accepted {
  const spans: AcceptedSpan[] = [];
  let rejected = 0;
  for (const { resource, scopeSpans } of parse(body).resourceSpans) {
    const resourceJson = JSON.stringify({
      attributes: browserResource(resource?.attributes ?? [], stamp),
    });
    for (const { scope, spans: given } of scopeSpans) {
      const scopeJson = JSON.stringify({
        name: scope?.name.slice(0, SCOPE_LIMIT) ?? '',
        version: scope?.version.slice(0, SCOPE_LIMIT) ?? '',
      });
      for (const candidate of given) {
        const { data } = Span.safeParse(candidate);
        if (data === undefined || !isPlausible(data, nowMs)) rejected += 1;
        else {
          spans.push({
            id: data.traceId + data.spanId,
            traceId: data.traceId,
            partial: partialReason(data),
            resource: resourceJson,
            scope: scopeJson,
            span: JSON.stringify(cleanSpan(data)),
          });
        }
      }
    }
  }
  return { spans, rejected };
}

function parse(body: Buffer): TraceRequest {
  if (isDeeperThan(body, MAX_DEPTH)) throw new Refusal(400, 'The JSON is nested too deeply.');
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal(400, 'The body is not JSON.');
  }
  const { data, error } = TraceRequest.safeParse(json);
  if (data === undefined) {
    const where = error?.issues[0]?.path.join('.') || 'the root';
    throw new Refusal(400, `The body is no OTLP trace request: see ${where.slice(0, 100)}.`);
  }
  const count = data.resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans)
    .reduce((sum, { spans }) => sum + spans.length, 0);
  if (count > MAX_SPANS) throw new Refusal(400, `At most ${MAX_SPANS} spans are taken at once.`);
  return data;
}

function isPlausible(span: Span, nowMs: number): boolean {
  const startMs = Number(BigInt(span.startTimeUnixNano) / 1_000_000n);
  return startMs >= nowMs - MAX_AGE_MS && startMs <= nowMs + MAX_AHEAD_MS;
}

function partialReason({ attributes }: Span): PartialReason | undefined {
  const values = new Map(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
  if (values.get('app.partial') !== true) return undefined;
  return values.get('app.partial_reason') === 'closed' ? 'closed' : 'hidden';
}
