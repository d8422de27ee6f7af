import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReleaseRefusal } from './config.ts';

/** A source map of the build. */
export interface BuiltMap {
  /** Path of the script that it is for, as browsers ask for it: `/assets/index-CrHR_Hoe.js`. */
  readonly script: string;
  readonly map: string;
}

/**
 * Every source map in `folder`, by path, without those that lead to no source.
 * @throws ReleaseRefusal when nothing is built there, or a build of another version
 */
export async function builtMaps(folder: string, codeVersion: string): Promise<BuiltMap[]> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const scripts = names.filter((name) => name.endsWith('.js')).sort();
  let ofVersion = false;
  const found: BuiltMap[] = [];
  for (const script of scripts) {
    ofVersion ||= (await readFile(join(folder, script), 'utf8')).includes(codeVersion);
    if (!names.includes(`${script}.map`)) continue;
    const map = await readFile(join(folder, `${script}.map`), 'utf8');
    const { sources } = JSON.parse(map) as { sources?: unknown[] };
    if (sources?.length) found.push({ script: `/${script.replaceAll('\\', '/')}`, map });
  }
  if (found.length === 0) throw new ReleaseRefusal('The frontend is not built.');
  if (ofVersion) return found;
  throw new ReleaseRefusal(
    `What is built is not of ${codeVersion}: stack traces of it could not be read with these maps.`,
  );
}
