import { edges } from '@cruddur/contract/telemetry.ts';
import { expectChain, expectConnected } from '../support/edges.ts';
import { composeBox, openHome } from '../support/home.ts';
import { traceIdOf } from '../support/observatory.ts';
import { expect, observatory, test } from '../support/test.ts';

test('a crud posted right before the tab closes has all its spans', async ({ page }) => {
  await openHome(page);
  await composeBox(page).fill('Last words');
  const posting = page.waitForRequest(
    (each) => each.method() === 'POST' && each.url().endsWith('/api/activities'),
  );
  await page
    .locator('form[name=compose]')
    .getByRole('button', { name: 'Crud', exact: true })
    .click();
  const traceId = traceIdOf(await (await posting).allHeaders());
  await page.close({ runBeforeUnload: true });

  const detail = await observatory.completeTrace(traceId);
  expectConnected(detail);
  expectChain(detail, edges.postCrud, /^INSERT activities$/);
  const ids = detail.spans.map((span) => span.span_id);
  expect(new Set(ids).size, 'one span for each id').toBe(ids.length);
});

test('a reload in the middle of a post loses no span', async ({ page }) => {
  await openHome(page);
  await composeBox(page).fill('Reloaded midway');
  const posting = page.waitForRequest(
    (each) => each.method() === 'POST' && each.url().endsWith('/api/activities'),
  );
  await page
    .locator('form[name=compose]')
    .getByRole('button', { name: 'Crud', exact: true })
    .click();
  const traceId = traceIdOf(await (await posting).allHeaders());
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
