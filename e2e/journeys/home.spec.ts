import { complaint, composeBox, crudButton, openHome } from '../support/home.ts';
import { expect, test } from '../support/test.ts';

test('somebody reads, posts by keyboard and reads on', async ({ page }) => {
  await openHome(page);
  // A browser that has never been here learns from the server who uses it.
  await expect(composeBox(page)).toBeVisible();
  await page.keyboard.press('n');
  await expect(composeBox(page)).toBeFocused();
  await page.keyboard.type('Written without a mouse 👩🏽‍🚀');
  await page.keyboard.press('Control+Enter');
  const written = page.getByRole('article').filter({ hasText: 'Written without a mouse' });
  await expect(written).toBeVisible();
  await page.reload();
  await expect(written).toBeVisible();
});

test('characters are counted as people count them, and 281 are refused', async ({ page }) => {
  await openHome(page);
  const send = crudButton(page);
  await expect(send).toBeDisabled();
  await composeBox(page).fill('👩🏽‍🚀'.repeat(280));
  await expect(send).toBeEnabled();
  await composeBox(page).fill('👩🏽‍🚀'.repeat(281));
  await expect(send).toBeDisabled();
  await composeBox(page).fill('   \n ');
  await expect(send).toBeDisabled();
});

test('the whole feed can be read to its end, without doubles', async ({ page }) => {
  await openHome(page);
  const more = page.locator('button[name=show-more]');
  await expect(async () => {
    // On its way into sight it may load the page by itself and be gone for good.
    if (await more.isVisible()) await more.click({ timeout: 500 });
    await expect(page.getByText('You have seen every crud')).toBeVisible({ timeout: 500 });
  }).toPass();
  const uuids = await page
    .getByRole('article')
    .evaluateAll((cruds) => cruds.map((crud) => crud.getAttribute('data-crud')));
  expect(uuids.length).toBeGreaterThan(20);
  expect(new Set(uuids).size).toBe(uuids.length);
});

test('nothing is wider than the screen from 320 px up', async ({ page }) => {
  for (const width of [320, 375, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await openHome(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
  }
});

test.describe('the server is away', () => {
  test.use({ expectedConsole: [/Failed to load resource/] });

  test('the feed says so, with a reference, and a retry brings it back', async ({ page }) => {
    await page.route('**/api/activities/home*', (route) => route.abort());
    await page.goto('/');
    await expect(complaint(page)).toBeVisible({ timeout: 30_000 });
    await page.unroute('**/api/activities/home*');
    await page.locator('button[name=retry]').click();
    await expect(page.getByRole('article').first()).toBeVisible();
  });
});
