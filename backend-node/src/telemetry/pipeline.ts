import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';

/** What takes finished spans to one vendor. */
export interface SpanPipeline {
  readonly processor: SpanProcessor;
  /** Sends what is held, within `deadline`, and ends. */
  close(deadline: AbortSignal): Promise<void>;
}
