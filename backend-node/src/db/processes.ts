import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * The name of the program that runs as process `pid`; undefined when none does. A process that has
 * ended but was not yet reaped (a container's first process often reaps late, or never) runs no
 * more, although a signal to it does not fail.
 */
export function programOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const [state, name] = process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  return state === undefined || /^[ZX]/.test(state) ? undefined : name;
}

/** `pid (name) state …`: proc_pid_stat(5). */
function fromProc(pid: number): (string | undefined)[] {
  try {
    const [, name, state] = /\((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return [state, name];
  } catch {
    return [];
  }
}

function fromPs(pid: number): (string | undefined)[] {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' });
    const [, state, name] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
    return [state, name];
  } catch {
    return [];
  }
}
