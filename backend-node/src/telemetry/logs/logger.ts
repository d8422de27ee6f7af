import winston from 'winston';
import { LineTransport } from './line-transport.ts';
import { standardOutput } from './standard-output.ts';

export type LogLevel = 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** winston's keys for what it reads of a line: https://github.com/winstonjs/triple-beam */
const LEVEL = Symbol.for('level');
const MESSAGE = Symbol.for('message');

const wanted = process.env.LOG_LEVEL ?? '';
const lines = new LineTransport();
lines.add(standardOutput());

/** winston, at the level of LOG_LEVEL; `silent` turns it off. A line is made JSON once, for all. */
const logger = winston.createLogger({
  level: Object.hasOwn(winston.config.npm.levels, wanted) ? wanted : 'info',
  silent: wanted === 'silent',
  format: winston.format((line) => {
    line[MESSAGE] = JSON.stringify(line);
    return line;
  })(),
  transports: [lines],
});

/** Where lines go beside standard output; the answer ends it. */
export const addSink = (sink: Parameters<typeof lines.add>[0]): (() => void) => lines.add(sink);

/** Whether lines of `level` are written at all: what is not need not be made. */
export function isWritten(level: LogLevel): boolean {
  return !logger.silent && logger.isLevelEnabled(level);
}

let sequence = 0;
let last = { ms: 0, text: '' };

/**
 * Writes one line. Fields must hold no secret: `log` of log.ts sees to that. `seq` numbers the
 * lines of this process, since many may be of the same millisecond.
 */
export function writeLine(level: LogLevel, message: string, fields: LogFields): void {
  const ms = Date.now();
  if (ms !== last.ms) last = { ms, text: new Date(ms).toISOString() };
  sequence += 1;
  const line = { level, timestamp: last.text, message, ...fields, seq: sequence };
  // What winston's own log() does with one argument, without its search for what else it could be.
  logger.write(Object.assign(line, { [LEVEL]: level }));
}
