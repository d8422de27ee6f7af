import { expect, type Page } from '@playwright/test';

export function composeBox(page: Page) {
  return page.getByPlaceholder('what would you like to say?');
}

/** Writes a crud and sends it by mouse; resolves when it stands in the feed, confirmed. */
export async function postCrud(page: Page, message: string): Promise<void> {
  await composeBox(page).fill(message);
  const answer = page.waitForResponse(
    (each) => each.url().endsWith('/api/activities') && each.request().method() === 'POST',
  );
  await page
    .locator('form[name=compose]')
    .getByRole('button', { name: 'Crud', exact: true })
    .click();
  await expect(page.getByRole('article').filter({ hasText: message })).toBeVisible();
  expect((await answer).status()).toBe(201);
}

/** Resolves once the feed shows cruds. */
export async function openHome(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('article').first()).toBeVisible();
}
