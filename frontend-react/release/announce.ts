import { basename } from 'node:path';
import { type BuiltMap, builtMaps } from './build-output.ts';
import type { ReleaseConfig } from './config.ts';
import { post } from './post.ts';

/** Few enough for Rollbar's limits, and enough not to wait for each in turn. */
const UPLOADS_AT_ONCE = 4;

/**
 * Uploads every source map of the build in `folder` and then tells of the deploy. Doing it again
 * replaces the maps by the same ones, and adds a second line to the list of deploys.
 * @param print is told of each step, one line each
 * @throws ReleaseRefusal with a sentence for whoever releases
 */
export async function announceRelease(
  config: ReleaseConfig,
  folder: string,
  print: (line: string) => void,
): Promise<void> {
  const { name, api, codeVersion, environment, pages } = config;
  const maps = await builtMaps(folder, codeVersion);
  print(`Release ${codeVersion} of ${pages} (${environment}), to the ${name} at ${api}`);
  const waiting = maps.values();
  const worker = async () => {
    for (const map of waiting) {
      await upload(config, map);
      print(`  map of ${map.script}`);
    }
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, worker));
  // Last: a deploy says that all that belongs to it is there.
  const deploy = { environment, revision: codeVersion, status: 'succeeded' };
  await post(config, 'deploy', JSON.stringify(deploy), 'the deploy');
  print(`  deploy of ${environment}`);
  print(`Released: ${maps.length} source maps and the deploy.`);
}

/** https://docs.rollbar.com/docs/source-maps: multipart, the map as a file. */
async function upload(config: ReleaseConfig, { script, map }: BuiltMap): Promise<void> {
  const form = new FormData();
  form.set('access_token', config.token);
  form.set('version', config.codeVersion);
  form.set('minified_url', new URL(script, config.pages).href);
  form.set('source_map', new Blob([map], { type: 'application/json' }), `${basename(script)}.map`);
  await post(config, 'sourcemap', form, `the map of ${script}`);
}
