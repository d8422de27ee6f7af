import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { OTLPExporterBase } from '@opentelemetry/otlp-exporter-base';
import {
  convertLegacyHttpOptions,
  createOtlpHttpExportDelegate,
} from '@opentelemetry/otlp-exporter-base/node-http';
import {
  ProtobufTraceSerializer,
  TraceExporterMetricsHelper,
} from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { count, countDropped } from './counters.ts';
import type { Destination } from './destination.ts';
import { encodeSpans } from './otlp-encoder.ts';

const EXPORT_TIMEOUT_MS = 10_000;

/**
 * The stock OTLP/protobuf exporter to `destination`, its retries and limits included, over our
 * encoder, with what it sent and lost counted.
 */
export function createExporter(destination: Destination, env: NodeJS.ProcessEnv): SpanExporter {
  if (destination.name !== 'OTLP endpoint') hideOtlpHeaders(env);
  const options = convertLegacyHttpOptions(
    {
      url: destination.tracesUrl,
      headers: { ...destination.headers },
      timeoutMillis: EXPORT_TIMEOUT_MS,
    },
    'TRACES',
    'v1/traces',
    { 'Content-Type': 'application/x-protobuf' },
  );
  const serializer = { ...ProtobufTraceSerializer, serializeRequest: encodeSpans };
  return countExports(
    new OTLPExporterBase(
      createOtlpHttpExportDelegate(
        options,
        serializer,
        'otlp_http_span_exporter',
        TraceExporterMetricsHelper,
        undefined,
      ),
    ),
  );
}

/** The stock exporter adds these to every batch: a key of one place must not reach another. */
function hideOtlpHeaders(env: NodeJS.ProcessEnv): void {
  delete env.OTEL_EXPORTER_OTLP_HEADERS;
  delete env.OTEL_EXPORTER_OTLP_TRACES_HEADERS;
}

/** Any exporter, with what it sent and lost counted. */
export function countExports(exporter: SpanExporter): SpanExporter {
  return {
    export(spans: ReadableSpan[], done: (result: ExportResult) => void) {
      exporter.export(spans, (result) => {
        if (result.code === ExportResultCode.SUCCESS) count('exporter.exported', spans.length);
        else countDropped('exporter', 'export_failed', spans.length);
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}
