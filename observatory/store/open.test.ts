import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Harness, startHarness, temporaryFile } from '../testing/harness.ts';

async function folderForSpills({ observatory }: Harness): Promise<string> {
  const read = await observatory.reader.runAndReadAll("SELECT current_setting('temp_directory')");
  return String(read.getRows()[0]?.[0]);
}

it('keeps what does not fit into memory in a folder of its own, and removes it', async () => {
  const harness = await startHarness({ data: ':memory:' });
  const folder = await folderForSpills(harness);
  expect(folder.startsWith(join(tmpdir(), 'observatory-'))).toBe(true);
  expect(existsSync(folder)).toBe(true);
  await harness.close();
  expect(existsSync(folder)).toBe(false);
});

it('keeps it beside the file where there is one, without what a killed process left', async () => {
  const data = temporaryFile();
  mkdirSync(`${data}.tmp`);
  writeFileSync(join(`${data}.tmp`, 'left-over'), '');
  const harness = await startHarness({ data });
  expect(await folderForSpills(harness)).toBe(`${data}.tmp`);
  expect(existsSync(join(`${data}.tmp`, 'left-over'))).toBe(false);
  await harness.close();
  expect(existsSync(`${data}.tmp`)).toBe(false);
});
