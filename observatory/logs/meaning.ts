import { type LogLevel, logLevels } from '../api/logs.ts';
import { parseTraceId } from '../ids.ts';
import { parseJson } from '../json.ts';

/** What a message says about itself. */
export interface Meaning {
  level: LogLevel | null;
  traceId: string | null;
  /** Its place among the events of the same millisecond, where its sender numbers them. */
  sequence: number | null;
}

/** Reads level and trace id out of a message, a JSON object or plain text. */
export function meaningOf(message: string): Meaning {
  const fields = fieldsOf(message);
  if (!fields) {
    return { level: levelOfText(message), traceId: traceInText(message), sequence: null };
  }
  const { seq } = fields;
  return {
    level: isMetric(fields) ? 'metric' : levelOf(fields),
    traceId: traceOf(fields) ?? traceInText(message),
    sequence: typeof seq === 'number' && Number.isFinite(seq) ? seq : null,
  };
}

/** The message as an object, when it is JSON of one, and not nested beyond what can be shown. */
export function fieldsOf(message: string): Record<string, unknown> | null {
  if (!/^\s*\{/.test(message)) return null;
  try {
    return parseJson(message) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** Embedded metric format: `_aws` with the directives of CloudWatch's metrics. */
function isMetric({ _aws }: Record<string, unknown>): boolean {
  return typeof _aws === 'object' && _aws !== null && 'CloudWatchMetrics' in _aws;
}

/** Names that differ from ours, those of syslog among them. */
const synonyms: Record<string, LogLevel> = {
  silly: 'trace',
  verbose: 'debug',
  http: 'info',
  notice: 'info',
  warning: 'warn',
  err: 'error',
  severe: 'error',
  crit: 'fatal',
  critical: 'fatal',
  alert: 'fatal',
  emerg: 'fatal',
  panic: 'fatal',
};
const known = new Map<string, LogLevel>([
  ...logLevels.slice(1).map((level): [string, LogLevel] => [level, level]),
  ...Object.entries(synonyms),
]);

function levelOf(fields: Record<string, unknown>): LogLevel | null {
  const given = fields.level ?? fields.severity ?? fields.levelname ?? fields.severity_text;
  if (typeof given === 'string') return known.get(given.toLowerCase()) ?? null;
  // bunyan and pino count 10, 20 … 60, from trace to fatal.
  if (typeof given !== 'number') return null;
  return logLevels[Math.min(6, Math.max(1, Math.floor(given / 10)))] ?? null;
}

/** The first words of a line: `error - text` (winston-cloudwatch), `[WARN] text`, `2026-… ERROR`. */
const firstWords = /[a-z]+/gi;

function levelOfText(text: string): LogLevel | null {
  const words = text.slice(0, 80).match(firstWords)?.slice(0, 3) ?? [];
  for (const [at, word] of words.entries()) {
    // In the middle of a sentence "error" is a noun; a level stands first or is in capitals.
    const level = at === 0 || word === word.toUpperCase() ? known.get(word.toLowerCase()) : null;
    if (level) return level;
  }
  return null;
}

const traceKeys = ['trace_id', 'traceId', 'xray_trace_id', 'trace.trace_id', 'traceparent'];

function traceOf(fields: Record<string, unknown>): string | null {
  for (const key of traceKeys) {
    const value = fields[key];
    const id = typeof value === 'string' ? parseTraceId(value) : undefined;
    if (id) return id;
  }
  return null;
}

/** X-Ray's form, a traceparent, and a bare id only where it is named. */
const inText =
  /\b1-[0-9a-f]{8}-[0-9a-f]{24}\b|\b[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\b|\btrace_?id["'\s:=]+([0-9a-f]{32})\b/i;

function traceInText(text: string): string | null {
  const found = inText.exec(text);
  return (found && parseTraceId(found[1] ?? found[0])) ?? null;
}
