import { styleText } from 'node:util';

const COLOURS: Readonly<Record<string, 'red' | 'yellow' | 'green'>> = {
  error: 'red',
  warn: 'yellow',
  info: 'green',
};
/** Said by the message already, or of no use to somebody who only glances. */
const LEFT_OUT =
  /^(level|timestamp|message|seq|trace_id|span_id|duration_ms|event\.name|url\.|http\.|client\.)/;

/**
 * A line for people, such as `12:04:05 info  GET /api/activities/home 200  12.3 ms  4bf92f35…`.
 * Colours are left out where the terminal has none, and so are control characters
 * and those that turn the direction of what follows.
 */
export function readable(line: Readonly<Record<string, unknown>>): string {
  const { level, timestamp, message, duration_ms: duration, trace_id: trace } = line;
  const name = String(level);
  const facts = Object.entries(line)
    .filter(([key]) => !LEFT_OUT.test(key))
    .map(([key, value]) => `${key}=${value}`);
  if (duration !== undefined) facts.push(`${duration} ms`);
  if (trace !== undefined) facts.push(String(trace));
  const time = new Date(String(timestamp)).toLocaleTimeString('en-GB');
  const colour = Object.hasOwn(COLOURS, name) ? COLOURS[name] : undefined;
  return [
    styleText('dim', time),
    colour ? styleText(colour, name.padEnd(5)) : plain(name),
    plain(String(message)),
    ...(facts.length > 0 ? [styleText('dim', plain(facts.join('  ')))] : []),
  ].join(' ');
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ');
}
