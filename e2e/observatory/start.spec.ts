import { expectAccessible } from '../support/accessible.ts';
import { openHome, postCrud } from '../support/home.ts';
import { expect, observatory, test } from '../support/test.ts';

const cruddur = process.env.E2E_CRUDDUR ?? '';

test.use({ baseURL: process.env.E2E_OBSERVATORY });

test('a newcomer is led to a trace, to a question, and from a cell to its traces', async ({
  page,
}) => {
  const tab = await page.context().newPage();
  await openHome(tab, cruddur);
  const traceId = await postCrud(tab, `A first crud ${Date.now()}`);
  await observatory.completeTrace(traceId);

  await page.goto('/');
  await page.getByRole('link', { name: 'Start here' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Start here' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'submit compose' }).click();
  await expect(page.locator(`a[href="/trace/${traceId}"]`).first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.getByRole('link', { name: /^HEATMAP/ }).click();
  await expect(page.getByRole('application', { name: /HEATMAP\(duration_ms\)/ })).toBeVisible();

  await page.goto('/');
  const heatmap = page.getByRole('application', { name: 'Durations of traces' });
  await heatmap.press('ArrowRight');
  await heatmap.press('Enter');
  await expect(page).toHaveURL(/\/query\?.*tab=traces/);
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible();
});

test('everything stands still while it is paused, and then goes on', async ({ page }) => {
  const tab = await page.context().newPage();
  await openHome(tab, cruddur);
  await page.goto('/?search=submit+compose');
  await expect(page.getByRole('button', { name: 'Live' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Paused' })).toBeVisible();
  const traceId = await postCrud(tab, `While paused ${Date.now()}`);
  await observatory.completeTrace(traceId);
  const row = page.locator(`a[href="/trace/${traceId}"]`).first();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(row).toBeVisible();
});

test('all screens are in reach on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto('/');
  for (const name of ['Boards', 'Map', 'Metrics', 'X-Ray', 'Mail', 'Status']) {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('button').click();
    await page.getByRole('menuitem', { name }).click();
    await expect(page).toHaveTitle(new RegExp(name));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${name} is as wide as the screen`).toBe(375);
  }
  await expectAccessible(page);
});
