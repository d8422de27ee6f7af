import { context, TraceFlags, trace } from '@opentelemetry/api';
import { SeverityNumber } from '@opentelemetry/api-logs';
import { OTLPLogExporter as JsonExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as ProtobufExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogList } from '../../../api/logs.ts';
import type { Related } from '../../../api/related.ts';
import { type Harness, startHarness } from '../../../testing/harness.ts';
import { newSpanId, newTraceId } from '../../../testing/spans.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const get = async <T>(path: string) => (await (await fetch(`${harness.url}${path}`)).json()) as T;

it.each([
  ['protobuf', ProtobufExporter, 'none'],
  ['protobuf, gzip', ProtobufExporter, 'gzip'],
  ['JSON', JsonExporter, 'none'],
  ['JSON, gzip', JsonExporter, 'gzip'],
])('takes what the stock exporter sends as %s', async (name, Exporter, compression) => {
  const exporter = new Exporter({
    url: `${harness.url}/v1/logs`,
    compression: compression as never,
  });
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ 'service.name': name, 'service.instance.id': 'copy:1' }),
    processors: [new SimpleLogRecordProcessor({ exporter })],
  });
  const traceId = newTraceId();
  const spanId = newSpanId();
  provider.getLogger('shop.basket').emit({
    severityNumber: SeverityNumber.WARN2,
    severityText: 'warning',
    body: 'The basket is full.',
    attributes: { items: 12, level: 'of its own', tags: ['a'] },
    context: trace.setSpanContext(context.active(), {
      traceId,
      spanId,
      traceFlags: TraceFlags.SAMPLED,
    }),
  });
  provider.getLogger('shop.basket').emit({ body: { step: 'pay', ok: true } });
  await provider.forceFlush();
  await provider.shutdown();

  const group = `otlp/${name.replace(/[, ]/g, '-')}`;
  const { events } = await get<LogList>(`/api/logs?group=${encodeURIComponent(group)}`);
  expect(events).toHaveLength(2);
  const line = events.find((event) => event.level === 'warn');
  expect(line).toMatchObject({
    stream: 'copy-1',
    trace_id: traceId,
    fields: {
      level: 'warn',
      message: 'The basket is full.',
      span_id: spanId,
      logger: 'shop.basket',
      items: 12,
      'attribute.level': 'of its own',
      tags: ['a'],
    },
  });
  expect(events.find(({ level }) => level === null)?.fields).toMatchObject({
    message: { step: 'pay', ok: true },
  });
  const related = await get<Related>(`/api/traces/${traceId}/related`);
  expect(related.logs).toMatchObject([{ span_id: spanId, level: 'warn' }]);
});
