import type { TimedEvent } from '@opentelemetry/sdk-trace-base';
import { newSpanId } from '../id-generator.ts';
import { textOf } from './attributes.ts';
import type { ExceptionBlock, SegmentDocument, StackFrame } from './document.ts';

const FRAME_LIMIT = 50;
/** V8's `at label (path:line:column)`, or without a label. */
const FRAME = /^\s*at (?:(.+?) \()?(.+?):(\d+)(?::\d+)?\)?$/;

/** The exceptions that a span's events tell of, in X-Ray's form; nothing when there are none. */
export function causeOf(events: readonly TimedEvent[]): Pick<SegmentDocument, 'cause'> {
  const exceptions = events.filter(({ name }) => name === 'exception').map(exceptionBlock);
  return exceptions.length > 0 ? { cause: { exceptions } } : {};
}

function exceptionBlock({ attributes = {} }: TimedEvent): ExceptionBlock {
  const frames = stackFrames(textOf(attributes, 'exception.stacktrace') ?? '');
  const stack = frames.slice(0, FRAME_LIMIT);
  return {
    id: newSpanId(),
    type: textOf(attributes, 'exception.type') ?? 'Error',
    message: textOf(attributes, 'exception.message') ?? '',
    ...(stack.length > 0 && { stack }),
    ...(frames.length > stack.length && { truncated: frames.length - stack.length }),
  };
}

function stackFrames(stack: string): StackFrame[] {
  const frames: StackFrame[] = [];
  for (const text of stack.split('\n')) {
    const match = FRAME.exec(text);
    if (match === null) continue;
    const [, label = 'anonymous', path = '', line] = match;
    frames.push({ path: path.replace(/^file:\/\//, ''), line: Number(line), label });
  }
  return frames;
}
