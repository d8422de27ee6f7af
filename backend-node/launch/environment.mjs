import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** What a test run may still take from the person's environment. */
const kept = new Set(['CHROMIUM_PATH']);

/** The variables that `.env.example` lists. @returns {Set<string>} */
export function listedVariables() {
  const text = readFileSync(join(root, '.env.example'), 'utf8');
  return new Set([...text.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(([, name = '']) => name));
}

/**
 * Takes every variable of the product out of `env`, so that a test run touches neither the
 * database nor the vendors that its environment or its .env names. `.env.example` lists them.
 * @param {NodeJS.ProcessEnv} env changed in place, and returned
 */
export function withoutOurs(env) {
  const ours = listedVariables();
  for (const name of Object.keys(env)) {
    const vendors = /^(OTEL|HONEYCOMB|OBSERVATORY)_/.test(name);
    if ((ours.has(name) || vendors) && !kept.has(name)) delete env[name];
  }
  env.CRUDDUR_DOTENV = 'off';
  return env;
}
