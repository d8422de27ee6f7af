import { readable } from '../src/telemetry/logs/readable.ts';

const SEVERITY = ['error', 'warn', 'info'];

/**
 * What the terminal shows of a line that a part printed: a line of the log for people, if it is at
 * least as severe as `least`, and everything else as it is. Undefined: nothing.
 */
export function shown(line: string, least: string): string | undefined {
  if (!line.startsWith('{"level":')) return line;
  const entry = parse(line);
  if (entry === undefined) return line;
  const bound = SEVERITY.includes(least) ? least : 'warn';
  const quiet = SEVERITY.indexOf(String(entry.level)) > SEVERITY.indexOf(bound);
  return quiet ? undefined : readable(entry);
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
