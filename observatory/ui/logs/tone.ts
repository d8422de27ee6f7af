import type { LogLevel } from '../../api/logs.ts';

const tones: Partial<Record<LogLevel, 'error' | 'warn' | 'quiet'>> = {
  fatal: 'error',
  error: 'error',
  warn: 'warn',
  debug: 'quiet',
  trace: 'quiet',
  metric: 'quiet',
};

/** Red and amber for what is wrong, faint for what is seldom read. */
export function toneOf(level: LogLevel | null): 'error' | 'warn' | 'quiet' | undefined {
  return level === null ? undefined : tones[level];
}
