import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { withoutOurs } from './environment.mjs';
import { pinnedNode, root } from './paths.mjs';
import { run, untilToldToStop } from './run.mjs';
import { endWith, say } from './say.mjs';
import { setUp } from './setup.mjs';

/**
 * `npm test`: set up, then lint, types, unit and integration tests, and the browser. Everything
 * runs even after a failure, and the last line counts it all.
 */
withoutOurs(process.env);
const signal = untilToldToStop();
const workspaces = [
  'contract',
  'backend-node',
  'frontend-react',
  'observatory',
  'aws',
  'e2e',
  'bench',
];
const unitTested = ['contract', 'backend-node', 'frontend-react', 'observatory', 'aws'];
const bin = (/** @type {string} */ name) => join(root, 'node_modules', name);

try {
  process.stdout.write('Cruddur\n');
  await setUp(signal);
  ensureBrowser();
  const reports = mkdtempSync(join(tmpdir(), 'cruddur-test-'));
  const results = [];
  results.push(
    await check('lint', bin('@biomejs/biome/bin/biome'), [
      'ci',
      '.',
      '--colors=off',
      '--error-on-warnings',
    ]),
  );
  for (const workspace of workspaces) {
    results.push(await check(`types ${workspace}`, bin('typescript/bin/tsc'), ['-p', workspace]));
  }
  for (const workspace of unitTested) results.push(await vitest(workspace, reports));
  results.push(await playwright(reports));
  rmSync(reports, { recursive: true, force: true });
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  process.stdout.write('\n');
  for (const { name, ...count } of results) {
    say(count.failed ? 'bad' : 'ok', name, `${count.passed} passed, ${count.failed} failed`);
  }
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  endWith(error);
  process.exitCode = 1;
  process.stdout.write('\n0 passed, 1 failed\n');
}

/** @param {string} name @param {string} script @param {string[]} args */
async function check(name, script, args) {
  const code = await node([script, ...args]);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** @param {string} workspace @param {string} reports */
async function vitest(workspace, reports) {
  const file = join(reports, `${workspace}.json`);
  const code = await node([
    bin('vitest/vitest.mjs'),
    'run',
    ...['--root', workspace, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  ]);
  const report = read(file);
  return count(`tests ${workspace}`, report?.numPassedTests, report?.numFailedTests, code);
}

/** @param {string} reports */
async function playwright(reports) {
  const file = join(reports, 'e2e.json');
  const code = await node([bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const stats = read(file)?.stats;
  return count('tests e2e', stats && stats.expected + stats.flaky, stats?.unexpected, code);
}

/**
 * A runner that ends badly without naming a failed test has failed all the same.
 * @param {string} name @param {number} passed @param {number} failed @param {number | null} code
 */
function count(name, passed = 0, failed = 0, code) {
  return { name, passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string[]} args @param {Record<string, string>} [env] */
function node(args, env = {}) {
  return run(pinnedNode, args, { cwd: root, env: { ...process.env, ...env }, signal });
}
