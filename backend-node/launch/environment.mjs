import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** What a test run may still take from the person's environment. */
const kept = new Set(['CHROMIUM_PATH']);

/**
 * Takes every variable of the product out of `env`, so that a test run touches neither the
 * database nor the vendors that its environment or its .env names. `.env.example` lists them.
 * @param {NodeJS.ProcessEnv} env changed in place, and returned
 */
export function withoutOurs(env) {
  const listed = readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^([A-Z_]+)=/gm);
  const ours = new Set([...listed].map(([, name]) => name));
  for (const name of Object.keys(env)) {
    const vendors = /^(OTEL|HONEYCOMB|OBSERVATORY)_/.test(name);
    if ((ours.has(name) || vendors) && !kept.has(name)) delete env[name];
  }
  env.CRUDDUR_DOTENV = 'off';
  return env;
}
