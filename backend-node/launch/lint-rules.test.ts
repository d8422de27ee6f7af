import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pinnedNode, root } from './paths.mjs';

/** The repository's own lint configuration in an empty tree, where rules can be broken at will. */
let tree = '';
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'cruddur-lint-'));
  mkdirSync(join(tree, 'frontend-react'));
  for (const file of ['biome.json', '.gitignore', 'frontend-react/no-import-meta-env.grit']) {
    copyFileSync(join(root, file), join(tree, file));
  }
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function lint(file: string, code: string): string {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), code);
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const run = spawnSync(pinnedNode, [biome, 'lint', '--colors=off', file], {
    cwd: tree,
    encoding: 'utf8',
  });
  expect(run.error).toBeUndefined();
  return run.status === 0 ? '' : run.stderr + run.stdout;
}

const restricted = 'lint/style/noRestrictedImports';

describe.each([
  [
    'a feature imports no other feature',
    'backend-node/src/features/home/x.ts',
    '../search/y.ts',
    restricted,
  ],
  [
    '… nor by way of the features folder',
    'frontend-react/src/features/home/x.ts',
    '../../features/search/y.ts',
    restricted,
  ],
  ['http/ imports no feature', 'backend-node/src/http/x.ts', '../features/home/y.ts', restricted],
  ['db/ imports no feature', 'backend-node/src/db/x.ts', '../features/home/y.ts', restricted],
  [
    'shared/ imports no feature',
    'frontend-react/src/shared/x.ts',
    '../features/home/y.ts',
    restricted,
  ],
  [
    'OpenTelemetry stays in telemetry/',
    'backend-node/src/features/home/x.ts',
    '@opentelemetry/api',
    restricted,
  ],
  [
    '… in the browser too',
    'frontend-react/src/app/x.ts',
    '@opentelemetry/sdk-trace-web',
    restricted,
  ],
  ['X-Ray stays in telemetry/', 'backend-node/src/http/x.ts', 'aws-xray-sdk-core', restricted],
  ['winston stays in telemetry/', 'backend-node/src/app.ts', 'winston-cloudwatch', restricted],
  ['Rollbar stays in telemetry/', 'frontend-react/src/app/x.tsx', '@rollbar/react', restricted],
  ['the AWS SDK stays in telemetry/', 'backend-node/src/db/x.ts', '@aws-sdk/client-s3', restricted],
  [
    'the backend imports no frontend',
    'backend-node/src/app.ts',
    '../../frontend-react/src/x.ts',
    restricted,
  ],
  [
    'the frontend imports no backend',
    'frontend-react/src/app/x.ts',
    '@cruddur/backend-node/src/x.ts',
    restricted,
  ],
  [
    'telemetry imports no Observatory',
    'backend-node/src/telemetry/x.ts',
    '../../../observatory/x.ts',
    restricted,
  ],
  [
    'the Observatory imports no backend',
    'observatory/store/x.ts',
    '../../backend-node/src/x.ts',
    restricted,
  ],
  ['the contract imports none of them', 'contract/x.ts', '../observatory/x.ts', restricted],
])('%s', (_rule, file, imported, expected) => {
  test(`${file} → ${imported}`, () => {
    expect(lint(file, `import '${imported}';\n`)).toContain(expected);
  });
});

test.each([
  ['backend-node/src/features/home/x.ts'],
  ['backend-node/src/http/x.ts'],
  ['observatory/store/x.ts'],
])('process.env is read by config.ts and telemetry/ only: %s', (file) => {
  expect(lint(file, 'export const x = process.env.SECRET;\n')).toContain('noProcessEnv');
});

test('import.meta.env is read by telemetry/ only in the browser', () => {
  const code = 'export const x = import.meta.env.VITE_X;\n';
  expect(lint('frontend-react/src/app/x.ts', code)).not.toBe('');
  expect(lint('frontend-react/src/telemetry/x.ts', code)).toBe('');
});

test.each([
  ['backend-node/src/features/home/x.ts', '../../db/pool.ts'],
  ['backend-node/src/features/home/x.ts', '../../telemetry/span.ts'],
  ['backend-node/src/features/home/x.ts', './home.queries.ts'],
  ['backend-node/src/features/home/x.ts', '@cruddur/contract/api/activities.ts'],
  ['backend-node/src/telemetry/x.ts', '@opentelemetry/api'],
  ['frontend-react/src/app/routes.ts', '../features/home/home-page.tsx'],
])('what is allowed passes: %s → %s', (file, imported) => {
  expect(lint(file, `import '${imported}';\n`)).toBe('');
});
