import type { NewEvent } from '../../../logs/rows.ts';
import type { Origin } from '../../../span.ts';
import { plainAttributes, plainValue } from '../../../values.ts';
import { InvalidItemError } from '../errors.ts';
import type { Message, Scalars } from '../scalars.ts';
import { anyValue, keyValues, message, text } from '../values.ts';

/** As CloudWatch has it, some room for the rest of the line included. */
const largestMessage = 256 * 1024;

/** OTLP's severity numbers come in fours: 1–4 trace, 5–8 debug, 9–12 info, and so on. */
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/**
 * A log record as a line of JSON, as the other senders write theirs: level, message, trace_id and
 * span_id, then the attributes. Throws InvalidItemError.
 */
export function eventOf(raw: Message, { scope }: Origin, scalars: Scalars): NewEvent {
  const severity = scalars.enumeration(raw.severityNumber, [], 'severityNumber');
  const severityText = text(raw.severityText, 'severityText');
  const eventName = text(raw.eventName, 'eventName');
  const body =
    raw.body === undefined || raw.body === null
      ? null
      : plainValue(anyValue(message(raw.body, 'body'), scalars, 0));
  const traceId = scalars.id(raw.traceId, 16, 'traceId');
  const spanId = scalars.id(raw.spanId, 8, 'spanId');
  const level = levels[Math.floor((severity - 1) / 4)] ?? severityText.toLowerCase();
  const line = JSON.stringify({
    ...(level !== '' && { level }),
    ...(body !== null && { message: body }),
    ...(eventName !== '' && { event_name: eventName }),
    ...(traceId !== '' && { trace_id: traceId }),
    ...(spanId !== '' && { span_id: spanId }),
    ...(scope.name !== '' && { logger: scope.name }),
    // Behind the members above, which attributes of the same name do not replace.
    ...without(plainAttributes(keyValues(raw.attributes, scalars, 0))),
  });
  if (Buffer.byteLength(line) > largestMessage) {
    throw new InvalidItemError(`a log record may have ${largestMessage} bytes`);
  }
  return { timeMs: timeOf(raw, scalars), message: line };
}

const own = new Set(['level', 'message', 'event_name', 'trace_id', 'span_id', 'logger']);

function without(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [
      own.has(key) ? `attribute.${key}` : key,
      value,
    ]),
  );
}

/** When it happened, else when it was seen, else now. */
function timeOf(raw: Message, scalars: Scalars): number {
  const happened = scalars.uint64(raw.timeUnixNano, 'timeUnixNano');
  const nanos = happened || scalars.uint64(raw.observedTimeUnixNano, 'observedTimeUnixNano');
  return nanos === 0n ? Date.now() : Number(nanos / 1_000_000n);
}
