import type { Page } from '@playwright/test';
import { postCrud } from '../support/home.ts';
import { traceIdOf } from '../support/observatory.ts';
import { expect, expectAccessible, observatory, test } from '../support/test.ts';

test.use({ baseURL: process.env.E2E_OBSERVATORY });

/** Posts a crud in a page of its own and resolves to its trace, complete. */
async function traceOfAPost(page: Page): Promise<string> {
  const cruddur = await page.context().newPage();
  await cruddur.goto(process.env.E2E_CRUDDUR ?? '');
  const posting = cruddur.waitForRequest(
    (each) => each.method() === 'POST' && each.url().endsWith('/api/activities'),
  );
  await postCrud(cruddur, `Watched from the Observatory ${Date.now()}`);
  const traceId = traceIdOf(await (await posting).allHeaders());
  await observatory.completeTrace(traceId);
  await cruddur.close();
  return traceId;
}

test('the list shows a new trace without a reload, and leads to it', async ({ page }) => {
  await page.goto('/');
  const traceId = await traceOfAPost(page);
  const row = page.locator(`a[href="/trace/${traceId}"]`);
  await expect(row).toHaveText('submit compose');
  await row.click();
  await expect(page.getByRole('heading', { name: 'submit compose', level: 1 })).toBeVisible();
  await expect(page.getByRole('row', { name: /INSERT activities/ })).toBeVisible();
});

test('the waterfall is read by keyboard, and its selection can be shared', async ({ page }) => {
  const traceId = await traceOfAPost(page);
  await page.goto(`/trace/${traceId}`);
  const grid = page.getByRole('treegrid');
  await expect(grid.getByRole('row', { name: /INSERT activities/ })).toBeVisible();
  for (let row = 0; row < 4; row += 1) await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Span INSERT activities' });
  await expect(panel).toContainText('db.query.text');
  await expect(page).toHaveURL(/span=[0-9a-f]{16}/);

  const shared = await page.context().newPage();
  await shared.goto(page.url());
  await expect(shared.getByRole('complementary', { name: 'Span INSERT activities' })).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`${process.env.E2E_OBSERVATORY}/`);
});

test('a trace is found by each form of its id, typed into the search box', async ({ page }) => {
  const traceId = await traceOfAPost(page);
  const xray = `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
  for (const form of [
    traceId,
    traceId.toUpperCase(),
    xray,
    `00-${traceId}-00f067aa0ba902b7-01`,
    `Root=${xray};Parent=00f067aa0ba902b7;Sampled=1`,
  ]) {
    await page.goto('/');
    await page.getByRole('searchbox').fill(form);
    await page.keyboard.press('Enter');
    await expect(page, form).toHaveURL(new RegExp(`/trace/${traceId}(\\?|$)`));
    await expect(page.getByRole('heading', { name: 'submit compose', level: 1 })).toBeVisible();
  }
});

test('the list is searched by attribute value and filtered by service and errors', async ({
  page,
}) => {
  await traceOfAPost(page);
  await page.goto('/');
  await page.getByRole('searchbox').fill('INSERT activities');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'submit compose' }).first()).toBeVisible();
  await expect(page).toHaveURL(/INSERT/);
  await page.getByRole('searchbox').fill('no trace says this');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'submit compose' })).toHaveCount(0);
});

test('copied as JSON, a trace is OTLP that can be sent again', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const traceId = await traceOfAPost(page);
  await page.goto(`/trace/${traceId}`);
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('resourceSpans');
  const otlp = await page.evaluate(() => navigator.clipboard.readText());
  const answer = await fetch(`${process.env.E2E_OBSERVATORY}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: otlp,
  });
  expect(answer.status).toBe(200);
  const again = await observatory.completeTrace(traceId);
  expect(again.trace.span_count).toBe(new Set(again.spans.map((span) => span.span_id)).size);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing on the Observatory's screens, ${colorScheme}`, async ({ page }) => {
    const traceId = await traceOfAPost(page);
    await page.emulateMedia({ colorScheme });
    for (const path of ['/', `/trace/${traceId}`, '/status']) {
      await page.goto(path);
      await page.locator('main').waitFor();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      await expectAccessible(page);
    }
  });
}
