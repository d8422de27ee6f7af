import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { programOf } from './processes.ts';

test('a running process has the name of its program', () => {
  expect(programOf(process.pid)).toBeTruthy();
});

test('a number that no process has, or can have, is nobody', () => {
  for (const pid of [0, -1, Number.NaN, 1.5, 99_999_999]) expect(programOf(pid)).toBeUndefined();
});

test('a process that ended but was not reaped runs no more', async () => {
  // The shell becomes `sleep`, which never asks for the end of the child that the shell had.
  const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 30']);
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(String(line));
  await expect.poll(() => programOf(pid), { timeout: 5_000 }).toBeUndefined();
  expect(process.kill(pid, 0), 'a signal still reaches it').toBe(true);
  parent.kill('SIGKILL');
});
