import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a process has in memory, in MB (Linux: VmRSS of proc_pid_status(5)); NaN elsewhere. */
export function residentMegabytes({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024);
  } catch {
    return Number.NaN;
  }
}
