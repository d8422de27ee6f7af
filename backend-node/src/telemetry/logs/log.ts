import { isSpanContextValid, trace } from '@opentelemetry/api';
import { isSecretName, REDACTED, redactAttribute } from '../redact.ts';
import { currentRequest } from '../request.ts';
import { isWritten, type LogFields, type LogLevel, writeLine } from './logger.ts';

export type { LogFields, LogLevel } from './logger.ts';

/** A line, with its names and marks, stays far below what CloudWatch Logs takes (256 kB). */
const TEXT_LIMIT = 4_000;

/** Writes a line that carries the ids of the running trace, and no secret. */
export function log(level: LogLevel, message: string, fields: LogFields = {}): void {
  if (!isWritten(level)) return;
  const text = String(redacted('message', message));
  writeLine(level, text, { ...traceFields(), ...redactedFields(fields) });
}

function traceFields(): LogFields {
  const request = currentRequest();
  const context = (trace.getActiveSpan() ?? request?.span)?.spanContext();
  const ids =
    context !== undefined && isSpanContextValid(context)
      ? { trace_id: context.traceId, span_id: context.spanId }
      : { trace_id: request?.traceId };
  return { ...ids, 'user.id': request?.userId };
}

function redactedFields(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, redacted(name, value)]),
  );
}

function redacted(name: string, value: LogFields[string]): LogFields[string] {
  if (isSecretName(name)) return REDACTED;
  const bounded = typeof value === 'string' ? value.slice(0, TEXT_LIMIT) : value;
  return redactAttribute(name, bounded);
}
