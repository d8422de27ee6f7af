import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
// biome-ignore lint/style/noRestrictedImports: which browser tests launch is the launcher's to say, and no part of a server.
import { browserOptions } from '../../../backend-node/launch/browser.mjs';
import type { ErrorDetail } from '../../api/errors.ts';
import { type ErrorHarness, startErrorHarness } from './testing.ts';
import { buildPage, servePage } from './testing-page.ts';

let harness: ErrorHarness;
let browser: Browser;
let page: Awaited<ReturnType<typeof servePage>>;
let bundle: Awaited<ReturnType<typeof buildPage>>;

beforeAll(async () => {
  harness = await startErrorHarness();
  [bundle, browser] = await Promise.all([buildPage(), chromium.launch(browserOptions())]);
  page = await servePage(bundle, `${harness.url}/api/1/item/`);
});

afterAll(async () => {
  await browser.close();
  page.close();
  await harness.close();
});

/** Opens the page, clicks, and gives the error that its rollbar.js has sent. */
async function failInBrowser(after = ''): Promise<{ error: ErrorDetail; console: string[] }> {
  const tab = await browser.newPage();
  const console: string[] = [];
  tab.on('console', (said) => console.push(said.text()));
  await tab.goto(page.url);
  await tab.getByRole('button').click();
  const path = `/api/errors/wait?search=NoSuchCrud&after=${after}&timeout_ms=10000`;
  const error = await harness.get<ErrorDetail>(path);
  await tab.close();
  return { error, console };
}

async function upload(fields: Record<string, string>, map: string, files = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('source_map', new Blob([map]), 'app.js.map');
  for (const [name, text] of Object.entries(files)) form.append(name, new Blob([String(text)]));
  const response = await fetch(`${harness.url}/api/1/sourcemap`, { method: 'POST', body: form });
  return { status: response.status, ...((await response.json()) as { err: number }) };
}

const release = {
  access_token: 'any',
  version: 'v1',
  minified_url: '//cruddur.example/assets/app-B1f3xQ2z.js',
};

it('takes what rollbar.js sends of a page elsewhere, and finds its source once the map is there', async () => {
  const { error, console } = await failInBrowser();
  expect(error).toMatchObject({
    title: 'NoSuchCrud: crud is gone',
    platform: 'browser',
    environment: 'test',
    code_version: 'v1',
    exception: { class: 'NoSuchCrud', message: 'crud is gone' },
    request: { url: page.url },
  });
  expect(error.frames[0]).toMatchObject({ source: 'unmapped', line: expect.any(Number) });
  const crumbs = error.breadcrumbs.map(({ kind, text }) => `${kind}: ${text}`);
  expect(crumbs).toContain('log: the page is there');
  expect(crumbs).toContain('dom: click body > button#open');
  // The browser has not complained of headers that it was not allowed to read, nor of the policy.
  expect(console.filter((said) => /unsafe header|CORS/.test(said))).toEqual([]);

  expect(await upload(release, bundle.map)).toMatchObject({ status: 200, err: 0 });
  const again = await harness.detail(error.uuid);
  expect(again.frames.map(({ file, method, source }) => `${source} ${file} ${method}`)).toEqual([
    'mapped src/cruds.js findCrud',
    'mapped src/cruds.js openCrud',
    'mapped src/page.js HTMLButtonElement.<anonymous>',
  ]);
  expect(again.frames[0]).toMatchObject({
    line: 6,
    code: "  if (id !== 'known') throw new NoSuchCrud('crud is gone');",
    before: ["  name = 'NoSuchCrud';", '}', '', 'function findCrud(id) {'],
    after: ['  return { id };', '}', '', 'export function openCrud(id) {'],
  });

  // What comes now is grouped by its source, which the next build shares.
  const { error: next } = await failInBrowser(error.uuid);
  expect(next.frames[0]).toMatchObject({ file: 'src/cruds.js', source: 'mapped' });
});

it('takes the text of sources from files beside a map that does not hold it', async () => {
  const { sourcesContent: _, ...bare } = JSON.parse(bundle.map);
  const files = { 'src/cruds.js': '1\n2\n3\n4\n5\nthrow from beside' };
  const answer = await upload({ ...release, version: 'v2' }, JSON.stringify(bare), files);
  expect(answer).toMatchObject({ status: 200, err: 0 });
  const [item] = (await harness.list('search=NoSuchCrud')).items;
  const [occurrence] = (await harness.ofItem(item?.id ?? '')).occurrences;
  const { raw } = await harness.detail(occurrence?.uuid ?? '');
  const data = { ...(raw as Record<string, unknown>), uuid: 'v2', code_version: 'v2' };
  await harness.item(data);
  expect((await harness.detail('v2')).frames[0]?.code).toBe('throw from beside');
});

it.each([
  ['no token', { version: 'v', minified_url: '//a/b.js' }, '{}', 401],
  ['no version', { access_token: 'any', minified_url: '//a/b.js' }, '{}', 422],
  ['no address', { access_token: 'any', version: 'v' }, '{}', 422],
  ['no map', release, '{"version":3}', 422],
  ['no JSON', release, 'var a;', 422],
])('refuses an upload with %s', async (_, fields, map, status) => {
  expect(await upload(fields as Record<string, string>, map)).toMatchObject({ status, err: 1 });
});
