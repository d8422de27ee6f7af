import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { count, countDropped } from './counters.ts';
import { Delivery, type DeliveryOptions } from './delivery.ts';
import { type Destination, deliveryTarget } from './destination.ts';
import { encodeSpans } from './otlp-encoder.ts';

/** Exports spans to the destination as OTLP/protobuf over HTTP; what is sent and lost is counted. */
export class OtlpExporter implements SpanExporter {
  readonly #delivery: Delivery;
  readonly #running = new Set<Promise<void>>();

  constructor(destination: Destination, options?: DeliveryOptions) {
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
    const body = encodeSpans(spans);
    const outcome = await this.#delivery.send({ type: 'application/x-protobuf', body });
    if (outcome === 'sent') {
      count('exporter.exported', spans.length);
      return { code: ExportResultCode.SUCCESS };
    }
    countDropped('exporter', outcome, spans.length);
    return { code: ExportResultCode.FAILED, error: new Error(`Spans were not taken: ${outcome}.`) };
  }
}
