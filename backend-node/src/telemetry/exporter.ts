import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { count, countDropped } from './counters.ts';
import { Delivery, type DeliveryOptions } from './delivery.ts';
import { type Destination, deliveryTarget } from './destination.ts';
import { encodeSpans } from './otlp-encoder.ts';
import type { PostBody } from './post.ts';

/** Exports spans to the destination as OTLP over HTTP; what is sent and lost is counted. */
export class OtlpExporter implements SpanExporter {
  readonly #delivery: Delivery;
  readonly #encode: (spans: ReadableSpan[]) => Promise<PostBody>;
  readonly #running = new Set<Promise<void>>();

  constructor(destination: Destination, options?: DeliveryOptions) {
    this.#encode = destination.format === 'json' ? encodeJson : encodeProtobuf;
    this.#delivery = new Delivery(deliveryTarget(destination), options);
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    const running = this.#send(spans).then(done);
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  async forceFlush(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  async shutdown(): Promise<void> {
    await this.forceFlush();
  }

  /** Everything has one try from now on, and none beyond `deadline`. */
  close(deadline: AbortSignal): void {
    this.#delivery.close(deadline);
  }

  async #send(spans: ReadableSpan[]): Promise<ExportResult> {
    const outcome = await this.#delivery.send(await this.#encode(spans));
    if (outcome === 'sent') {
      count('exporter.exported', spans.length);
      return { code: ExportResultCode.SUCCESS };
    }
    countDropped('exporter', outcome, spans.length);
    return { code: ExportResultCode.FAILED, error: new Error(`Spans were not taken: ${outcome}.`) };
  }
}

async function encodeProtobuf(spans: ReadableSpan[]): Promise<PostBody> {
  return { type: 'application/x-protobuf', body: encodeSpans(spans) };
}

/** By the stock serialiser: whoever asks for JSON does not ask for speed. */
async function encodeJson(spans: ReadableSpan[]): Promise<PostBody> {
  const { JsonTraceSerializer } = await import('@opentelemetry/otlp-transformer');
  const body = JsonTraceSerializer.serializeRequest(spans) ?? '{}';
  return { type: 'application/json', body };
}
