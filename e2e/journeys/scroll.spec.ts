import type { Page } from '@playwright/test';
import { openHome } from '../support/home.ts';
import { expect, test } from '../support/test.ts';

const scrolled = (page: Page) => page.evaluate(() => scrollY);

/** Somewhat further down where others have posted: the offer of new cruds then stands above. */
async function expectAbout(page: Page, y: number): Promise<void> {
  await expect.poll(async () => Math.abs((await scrolled(page)) - y)).toBeLessThan(100);
}

async function scrollTo(page: Page, y: number): Promise<void> {
  await page.evaluate((to) => window.scrollTo(0, to), y);
  await expectAbout(page, y);
}

// So low that every page is longer than the window.
test.use({ viewport: { width: 1440, height: 500 } });

test('a page begins at its top, and one comes back to where one was', async ({ page }) => {
  await openHome(page);
  await scrollTo(page, 900);
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Profile' })
    .click();
  // The page before stays until this one has come.
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Home');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
  expect(await scrolled(page)).toBe(0);
  await scrollTo(page, 300);

  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
  await expectAbout(page, 900);
  await page.goForward();
  await expect(page).toHaveURL(/@/);
  await expectAbout(page, 300);
});

test('another part of a page is shown without leaving the place', async ({ page }) => {
  await page.goto('/@andrewbrown');
  await expect(page.getByRole('article').first()).toBeVisible();
  await scrollTo(page, 250);
  await page.getByRole('link', { name: 'Replies' }).click();
  await expect(page).toHaveURL(/show=replies/);
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
  await expectAbout(page, 250);
});
