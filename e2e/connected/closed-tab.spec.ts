import { edges } from '@cruddur/contract/telemetry/edges.ts';
import { expectChain, expectConnected } from '../support/edges.ts';
import { openHome, sendCrud } from '../support/home.ts';
import { traceIdOf } from '../support/observatory.ts';
import { expect, observatory, test } from '../support/test.ts';

test('a crud posted right before the tab closes has all its spans', async ({ page }) => {
  await openHome(page);
  const traceId = await sendCrud(page, 'Last words');
  await page.close({ runBeforeUnload: true });

  const detail = await observatory.completeTrace(traceId, 'INSERT activities');
  expectConnected(detail);
  expectChain(detail, edges.postCrud, /^INSERT activities$/);
});

test('a reload in the middle of a post loses no span', async ({ page }) => {
  await openHome(page);
  const traceId = await sendCrud(page, 'Reloaded midway');
  await page.reload();
  const detail = await observatory.completeTrace(traceId);
  expectConnected(detail);
  expectChain(detail, ['action', 'fetch']);
});

test('a page left before its telemetry is loaded still tells what it began', async ({ page }) => {
  await page.route(/\/assets\/start-.*\.js$/, () => {});
  const requested = page.waitForRequest(/\/api\/activities\/home/);
  await openHome(page);
  const traceId = traceIdOf(await (await requested).allHeaders());
  await page.close({ runBeforeUnload: true });

  const detail = await observatory.completeTrace(traceId, 'documentLoad');
  expectConnected(detail);
  expectChain(detail, edges.loadHome);
  expect(detail.spans.find((span) => span.name === 'documentLoad')?.partial).toBe(true);
});
