import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type Built, buildWith, serveBuilt } from '../support/build.ts';
import { expectChain, expectConnected, is } from '../support/edges.ts';
import { openHome } from '../support/home.ts';
import { traceIdOf } from '../support/observatory.ts';
import { expect, observatory, test } from '../support/test.ts';

let built: Built;

test.beforeAll(async () => {
  built = await buildWith(fileURLToPath(new URL('../fixtures/two-awaits.ts', import.meta.url)));
});

test.beforeEach(async ({ page }) => {
  await serveBuilt(page, built);
  const telemetry = page.waitForRequest('**/o/t');
  await openHome(page);
  await telemetry;
});

/** Ends one of the two waits of a click's handler. */
async function give(page: Page, flow: number, step: 'first' | 'second'): Promise<void> {
  await page.evaluate((name) => dispatchEvent(new Event(name)), `${flow}, ${step}`);
}

async function traceOfFlow(page: Page, flow: number, release: () => Promise<void>) {
  const asking = page.waitForRequest(`**/api/me?flow=${flow}`);
  await release();
  return traceIdOf(await (await asking).allHeaders());
}

/** Asserts that the trace is the click's alone: its action, and the fetch right under it. */
async function expectOfItsClick(traceId: string): Promise<void> {
  // The click ends while its handler waits, and looks complete without what comes later.
  const detail = await observatory.completeTrace(traceId, 'request handler - /api/me');
  expectConnected(detail);
  const [action] = expectChain(detail, ['action', 'fetch', 'request'], /^GET \/api\/me$/);
  expect(action?.name).toBe('click two-awaits');
  expect(detail.spans.filter((span) => is(span, 'action'))).toHaveLength(1);
  expect(detail.spans.filter((span) => is(span, 'fetch'))).toHaveLength(1);
}

test('a fetch after two awaits is the child of its click', async ({ page }) => {
  const exporting = page.waitForRequest(
    (each) => each.url().endsWith('/o/t') && /"click two-awaits"/.test(each.postData() ?? ''),
  );
  await page.locator('button[name=two-awaits]').click();
  // From here on the click is no longer the one open action, which would be the guess.
  await exporting;
  await give(page, 1, 'first');
  await expectOfItsClick(await traceOfFlow(page, 1, () => give(page, 1, 'second')));
});

test('of two such flows that overlap, each fetch is the child of its own click', async ({
  page,
}) => {
  const button = page.locator('button[name=two-awaits]');
  await button.click();
  await button.click();
  await give(page, 2, 'first');
  await give(page, 1, 'first');
  const second = await traceOfFlow(page, 2, () => give(page, 2, 'second'));
  const first = await traceOfFlow(page, 1, () => give(page, 1, 'second'));
  expect(first).not.toBe(second);
  await expectOfItsClick(first);
  await expectOfItsClick(second);
});
