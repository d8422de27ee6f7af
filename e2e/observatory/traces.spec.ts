import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { complaint, postCrud, refuseCruds, sendCrud } from '../support/home.ts';
import { expect, observatory, test } from '../support/test.ts';

test.use({ baseURL: process.env.E2E_OBSERVATORY });

/** Posts a crud in a page of its own and resolves to its trace, complete. */
async function traceOfAPost(page: Page): Promise<string> {
  const cruddur = await page.context().newPage();
  await cruddur.goto(process.env.E2E_CRUDDUR ?? '');
  const traceId = await postCrud(cruddur, `Watched from the Observatory ${Date.now()}`);
  await observatory.completeTrace(traceId);
  await cruddur.close();
  return traceId;
}

/** Posts a crud that the server refuses; resolves to its trace, complete. */
async function traceOfARefusal(page: Page): Promise<string> {
  const cruddur = await page.context().newPage();
  await refuseCruds(cruddur);
  await cruddur.goto(process.env.E2E_CRUDDUR ?? '');
  const traceId = await sendCrud(cruddur, 'The server will not like this');
  await expect(complaint(cruddur)).toContainText('Not posted.');
  await observatory.completeTrace(traceId);
  await cruddur.close();
  return traceId;
}

/** Asks the API without a browser; resolves to the server's own trace, complete. */
async function traceWithoutBrowser(): Promise<string> {
  const answer = await fetch(`${process.env.E2E_CRUDDUR}/api/me`);
  const [, traceId = ''] =
    /00-([0-9a-f]{32})-/.exec(answer.headers.get('server-timing') ?? '') ?? [];
  await observatory.completeTrace(traceId);
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
  const insert = /INSERT activities/;
  const names = await grid.getByRole('row').allTextContents();
  const header = (await grid.getByRole('columnheader').count()) > 0 ? 1 : 0;
  const steps = names.findIndex((name) => insert.test(name)) - header;
  for (let row = 0; row < steps; row += 1) await page.keyboard.press('j');
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

test.describe('the list', () => {
  test.use({ expectedConsole: [/Failed to load resource: .* status of 422/] });

  test('is searched by attribute value, and filtered by service and errors', async ({ page }) => {
    const accepted = await traceOfAPost(page);
    const refused = await traceOfARefusal(page);
    const unwatched = await traceWithoutBrowser();
    const { spans } = await observatory.completeTrace(accepted);
    const browser = spans.find((span) => span.service === 'frontend-react');
    const session = String(browser?.attributes['session.id']);
    const rowOf = (traceId: string) => page.locator(`a[href="/trace/${traceId}"]`);
    const expectListed = async (listed: string[], hidden: string[]) => {
      for (const traceId of listed) await expect(rowOf(traceId)).toBeVisible();
      for (const traceId of hidden) await expect(rowOf(traceId)).toHaveCount(0);
    };

    await page.goto('/');
    await expectListed([accepted, refused, unwatched], []);

    await page.getByRole('searchbox').fill(session);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`search=${session}`));
    await expectListed([accepted], [refused, unwatched]);
    await page.getByRole('searchbox').fill('');
    await page.keyboard.press('Enter');
    await expectListed([accepted, refused, unwatched], []);

    await page.getByRole('button', { name: 'Errors only' }).click();
    await expectListed([refused], [accepted, unwatched]);
    await page.getByRole('button', { name: 'Errors only' }).click();
    await expectListed([accepted, refused, unwatched], []);

    await page.getByLabel('Service').selectOption('frontend-react');
    await expectListed([accepted, refused], [unwatched]);
    await page.getByLabel('Service').selectOption('backend-node');
    await expectListed([accepted, refused, unwatched], []);
  });
});

test('copied as JSON, a trace is OTLP that can be sent again', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const traceId = await traceOfAPost(page);
  const { trace: before } = await observatory.completeTrace(traceId);
  await page.goto(`/trace/${traceId}`);
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('resourceSpans');
  const otlp = await page.evaluate(() => navigator.clipboard.readText());
  const { received_spans: received } = await observatory.status();
  const answer = await fetch(`${process.env.E2E_OBSERVATORY}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: otlp,
  });
  expect(answer.status).toBe(200);
  // All of it has arrived a second time, and none of it counts twice.
  expect((await observatory.status()).received_spans - received).toBeGreaterThanOrEqual(
    before.span_count,
  );
  const { trace: after } = await observatory.completeTrace(traceId);
  expect(after.span_count).toBe(before.span_count);
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
