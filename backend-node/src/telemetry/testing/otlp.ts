import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { newSpanId, newTraceId } from '../id-generator.ts';
import { eventually } from './eventually.ts';
import { listen } from './servers.ts';

export interface OtlpAttribute {
  key: string;
  value: Record<string, unknown>;
}

export interface OtlpSpan {
  traceId: string;
  spanId: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: OtlpAttribute[];
  [field: string]: unknown;
}

interface OtlpRequest {
  resourceSpans: {
    resource: { attributes: OtlpAttribute[] };
    scopeSpans: { scope: { name: string }; spans: OtlpSpan[] }[];
  }[];
}

/** A well-formed span, just ended. */
export function otlpSpan(fields: Partial<OtlpSpan> = {}): OtlpSpan {
  const now = BigInt(Date.now()) * 1_000_000n;
  return {
    traceId: newTraceId(),
    spanId: newSpanId(),
    name: 'submit compose',
    kind: 1,
    startTimeUnixNano: String(now - 5_000_000n),
    endTimeUnixNano: String(now),
    attributes: [{ key: 'app.action.type', value: { stringValue: 'submit' } }],
    ...fields,
  };
}

/** A browser's request that carries `spans`. */
export function otlpRequest(spans: unknown[], resource: OtlpAttribute[] = []) {
  return {
    resourceSpans: [
      { resource: { attributes: resource }, scopeSpans: [{ scope: { name: 'web' }, spans }] },
    ],
  };
}

/** Where spans are sent in a test: a real server that keeps what it is sent, or `answer`s else. */
export async function startSink(answer?: RequestListener) {
  const requests: { headers: IncomingMessage['headers']; url: string; body: OtlpRequest }[] = [];
  let handle = answer;
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (handle !== undefined) return void handle(request, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as OtlpRequest;
    requests.push({ headers: request.headers, url: request.url ?? '', body });
    response.setHeader('content-type', 'application/json').end('{}');
  }
  const server = await listen((request, response) => void take(request, response));
  const resourceSpans = () => requests.flatMap(({ body }) => body.resourceSpans);
  const spans = () => resourceSpans().flatMap((r) => r.scopeSpans.flatMap((s) => s.spans));
  return {
    ...server,
    requests,
    resourceSpans,
    spans,
    /** Takes spans from now on, whatever it did before. */
    recover: () => {
      handle = undefined;
    },
    find: (spanId: string) =>
      eventually(() => spans().find((span) => span.spanId === spanId), `the span ${spanId}`),
  };
}

export type Sink = Awaited<ReturnType<typeof startSink>>;
