import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Board } from '../api/boards.ts';
import { parseBoard } from './form.ts';

export const definitionsFolder = fileURLToPath(new URL('./definitions', import.meta.url));

/**
 * The boards of a folder, one for each file, in the order of the files' names; a board's id is the
 * name of its file without the number that orders it.
 * @throws Error with a sentence that names the file and the member that is wrong
 */
export function readDefinitions(folder = definitionsFolder): Board[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return files.map((file) => readDefinition(folder, file));
}

function readDefinition(folder: string, file: string): Board {
  const fail = (error: unknown) => {
    const reason = (error as Error).message;
    return new Error(`The board ${join(folder, file)} is not valid. ${reason}`, { cause: error });
  };
  try {
    const form = parseBoard(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    return { ...form, id: file.replace(/^\d+-/, '').replace(/\.json$/, ''), file };
  } catch (error) {
    throw fail(error);
  }
}
