import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listedVariables } from './environment.mjs';
import { root } from './paths.mjs';

/** What the parts tell each other, and what belongs to other programs: nobody sets it in a .env. */
const INTERNAL = new Set([
  'CRUDDUR_DOTENV',
  'OBSERVATORY_DATA',
  'OBSERVATORY_URL',
  'OBSERVATORY_XRAY_ADDRESS',
  'PATH',
  'PLAYWRIGHT_BROWSERS_PATH',
]);

const sources = globSync(
  ['backend-node/{src,launch}/**/*.{ts,mjs}', 'observatory/*.ts', 'frontend-react/vite.config.ts'],
  { cwd: root },
)
  .filter((file) => !/\.test\.ts$|\/testing/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** `env.NAME`, `env['NAME']`, port(env, 'NAME', …), and the keys of the schemas in config.ts. */
function variablesRead(): Set<string> {
  const names = new Set<string>();
  for (const { file, text } of sources) {
    const patterns = [/\benv(?:\.|\[')([A-Z][A-Z0-9_]+)/g, /\benv, '([A-Z][A-Z0-9_]+)'/g];
    if (file.endsWith('/config.ts')) patterns.push(/^ {2,4}([A-Z][A-Z0-9_]+):/gm);
    for (const pattern of patterns) {
      for (const [, name = ''] of text.matchAll(pattern)) names.add(name);
    }
  }
  return names;
}

test('.env.example lists every variable that is read', () => {
  const read = [...variablesRead()].filter((name) => !INTERNAL.has(name));
  expect(read.length).toBeGreaterThan(30);
  expect(read.filter((name) => !listedVariables().has(name))).toEqual([]);
});

test('and none that nothing reads', () => {
  // OpenTelemetry's own resource detector reads its variables by itself.
  const read = variablesRead().add('OTEL_RESOURCE_ATTRIBUTES');
  expect([...listedVariables()].filter((name) => !read.has(name))).toEqual([]);
});
