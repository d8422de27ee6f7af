import { SpanStatusCode } from '@opentelemetry/api';
import { addException, type ExceptionFacts, exceptionFacts } from './exception.ts';
import { currentRequest } from './request.ts';

export { shutdownTelemetry } from './lifecycle.ts';

/** The trace id of the running request: 32 lower-case hex digits, the reference to quote. */
export function currentTraceId(): string | undefined {
  return currentRequest()?.traceId;
}

/**
 * Puts `error` on the server span of the running request, redacted: the exception event, the
 * ERROR status and `error.type`. Call it for what is worth a look, not for a refusal by rule.
 */
export function recordError(error: unknown): void {
  const request = currentRequest();
  const span = request?.span;
  if (!span?.isRecording()) return;
  const { type, message } = addException(span, error);
  if (request) request.errorType = type;
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}

/** An error as it may be shown to whoever runs the server: redacted and bounded. */
export function describeError(error: unknown): ExceptionFacts {
  return exceptionFacts(error);
}

/** Says who is asking: `user.id` on the server span, and on every feature span started later. */
export function setUserId(id: string): void {
  const request = currentRequest();
  if (request === undefined) return;
  request.userId = id;
  request.span?.setAttribute('user.id', id);
}
