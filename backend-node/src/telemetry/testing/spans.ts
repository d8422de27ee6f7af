import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { startTracing } from '../sdk.ts';
import { eventually } from './eventually.ts';

export interface SpanRecorder {
  /** All spans ended since the last reset. */
  spans(): ReadableSpan[];
  reset(): void;
  /** Waits for the span of that name to end. */
  find(name: string): Promise<ReadableSpan>;
  /** The names from `span` up to the root of what was recorded, root first. */
  path(span: ReadableSpan): string[];
  stop(): Promise<void>;
}

/** Traces this process, as the application is traced, into memory. */
export function recordSpans(env: NodeJS.ProcessEnv = {}): SpanRecorder {
  const exporter = new InMemorySpanExporter();
  const stop = startTracing([new SimpleSpanProcessor(exporter)], env);
  const spans = () => exporter.getFinishedSpans();
  return {
    spans,
    reset: () => exporter.reset(),
    find: (name) =>
      eventually(() => spans().find((span) => span.name === name), `the span "${name}"`),
    path(span) {
      const names = [span.name];
      let at: ReadableSpan | undefined = span;
      for (;;) {
        const parentId: string | undefined = at.parentSpanContext?.spanId;
        at = spans().find((other) => other.spanContext().spanId === parentId);
        if (at === undefined) return names.reverse();
        names.push(at.name);
      }
    },
    stop,
  };
}
