import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import * as sdk from '@opentelemetry/sdk-trace-base';
import * as sdkOfLastMajor from 'otel-sdk-1x';
import { OTLPTraceExporter as ExporterOfLastMajor } from 'otlp-exporter-1x';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TraceDetail } from '../../api.ts';
import { type Harness, startHarness } from '../../testing/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

it.each([
  ['protobuf', sdk, ProtobufExporter, 'none'],
  ['protobuf, gzip', sdk, ProtobufExporter, 'gzip'],
  ['JSON', sdk, JsonExporter, 'none'],
  ['JSON, gzip', sdk, JsonExporter, 'gzip'],
  // Version 1 of the SDK, which many still run.
  ['JSON of the last major', sdkOfLastMajor as unknown as typeof sdk, ExporterOfLastMajor, 'none'],
  ['the same, gzip', sdkOfLastMajor as unknown as typeof sdk, ExporterOfLastMajor, 'gzip'],
])('takes what the stock exporter sends as %s', async (_name, used, Exporter, compression) => {
  const url = `${harness.url}/v1/traces`;
  const exporter = new Exporter({ url, compression: compression as never });
  const processor = new used.SimpleSpanProcessor(exporter as sdk.SpanExporter);
  const provider = new used.BasicTracerProvider({ spanProcessors: [processor] });
  const tracer = provider.getTracer('client', '9');
  const root = tracer.startSpan('GET /', { kind: SpanKind.SERVER });
  const child = tracer.startSpan(
    'SELECT',
    { attributes: { list: ['a', 'b'], half: 0.5, whole: 3, yes: true } },
    trace.setSpan(context.active(), root),
  );
  child.recordException(new Error('no such table'));
  child.setStatus({ code: SpanStatusCode.ERROR, message: 'failed' });
  child.end();
  root.end();
  await provider.shutdown();

  const { traceId } = root.spanContext();
  const response = await fetch(`${harness.url}/api/traces/${traceId}/wait?timeout_ms=5000`);
  const detail = (await response.json()) as TraceDetail;
  expect(detail.trace).toMatchObject({ complete: true, name: 'GET /', span_count: 2 });
  expect(detail.spans[1]).toMatchObject({
    parent_span_id: root.spanContext().spanId,
    attributes: { list: ['a', 'b'], half: 0.5, whole: 3, yes: true },
    scope: { name: 'client', version: '9' },
    status_message: 'failed',
    events: [{ name: 'exception', attributes: { 'exception.message': 'no such table' } }],
  });
});
