import { isSpanContextValid, trace } from '@opentelemetry/api';
import winston from 'winston';
import { isSecretName, REDACTED, redactAttribute } from './redact.ts';
import { currentRequest } from './request.ts';

export type LogLevel = 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** One JSON object a line on stdout; LOG_LEVEL=silent turns it off. */
const logger = winston.createLogger({
  level: process.env.LOG_LEVEL === 'silent' ? 'error' : process.env.LOG_LEVEL || 'info',
  silent: process.env.LOG_LEVEL === 'silent',
  format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
  transports: [new winston.transports.Console()],
});

/** Writes a line that carries the ids of the running trace, and no secret. */
export function log(level: LogLevel, message: string, fields: LogFields = {}): void {
  logger.log({ level, message, ...traceFields(), ...redacted(fields) });
}

function traceFields(): LogFields {
  const request = currentRequest();
  const context = (trace.getActiveSpan() ?? request?.span)?.spanContext();
  return {
    ...(context !== undefined &&
      isSpanContextValid(context) && { trace_id: context.traceId, span_id: context.spanId }),
    ...(request?.userId !== undefined && { 'user.id': request.userId }),
  };
}

function redacted(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isSecretName(name) ? REDACTED : redactAttribute(name, value),
    ]),
  );
}
