import { SpanStatusCode, trace } from '@opentelemetry/api';
import { addException } from './exception.ts';
import { redactAttribute } from './redact.ts';
import { currentRequest } from './request.ts';

/** What a feature may do with its span. */
export interface FeatureSpan {
  /** Sets an attribute, redacted; declare the key in contract/telemetry/ first. */
  set(key: string, value: string | number | boolean): void;
}

/**
 * Runs `run` inside a span called `name`, which is the parent of everything that `run` starts and
 * ends when it settles. An error is recorded on the span and thrown on.
 */
export function inSpan<T>(name: string, run: (span: FeatureSpan) => Promise<T>): Promise<T> {
  return trace.getTracer('cruddur').startActiveSpan(name, async (span) => {
    const userId = currentRequest()?.userId;
    if (userId !== undefined) span.setAttribute('user.id', userId);
    try {
      return await run({
        set: (key, value) => {
          span.setAttribute(key, redactAttribute(key, value));
        },
      });
    } catch (error) {
      const { type, message } = addException(span, error);
      span.setAttribute('error.type', type);
      span.setStatus({ code: SpanStatusCode.ERROR, message });
      throw error;
    } finally {
      span.end();
    }
  });
}
