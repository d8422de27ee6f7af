import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFile } from './harness.ts';

let file = '';

it('gives a test a folder of its own', () => {
  file = temporaryFile();
  writeFileSync(file, '');
  expect(existsSync(file)).toBe(true);
});

it('leaves nothing of it behind', () => {
  expect(file).not.toBe('');
  expect(existsSync(dirname(file))).toBe(false);
});
