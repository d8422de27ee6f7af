import type { SpanRecord } from '../../span.ts';

/** Where received spans go. */
export interface SpanSink {
  /** Resolves when there is room for a request's spans; with false when there will be none soon. */
  room(): Promise<boolean>;
  accept(spans: SpanRecord[]): void;
}
