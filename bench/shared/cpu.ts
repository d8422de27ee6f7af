import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * User and system time of a process in seconds, independent of what else the machine does (Linux:
 * proc_pid_stat(5), in hundredths of a second); NaN elsewhere.
 */
export function cpuSeconds({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
