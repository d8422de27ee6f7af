import { expect, type Page } from '@playwright/test';
import { traceIdOf } from './observatory.ts';

/** What the page complains about; live regions that wait for something to say are left out. */
export function complaint(page: Page) {
  return page.getByRole('alert').filter({ hasText: /\S/ });
}

/** The crud that says `text`. */
export function card(page: Page, text: string) {
  return page.getByRole('article').filter({ hasText: text });
}

export function composeBox(page: Page) {
  return page.getByPlaceholder('what would you like to say?');
}

/** The button that sends what stands in the compose box of the page. */
export function crudButton(page: Page) {
  return page.locator('form[name=compose]').getByRole('button', { name: 'Crud', exact: true });
}

/**
 * Writes a crud and sends it by mouse.
 * @returns the trace of the click, as soon as the request has left; nothing is answered yet
 */
export async function sendCrud(page: Page, message: string): Promise<string> {
  await composeBox(page).fill(message);
  const posting = page.waitForRequest(
    (each) => each.method() === 'POST' && each.url().endsWith('/api/activities'),
  );
  await crudButton(page).click();
  return traceIdOf(await (await posting).allHeaders());
}

/** Writes a crud and sends it; resolves to its trace when it stands in the feed, confirmed. */
export async function postCrud(page: Page, message: string): Promise<string> {
  const answer = page.waitForResponse(
    (each) => each.url().endsWith('/api/activities') && each.request().method() === 'POST',
  );
  const traceId = await sendCrud(page, message);
  await expect(page.getByRole('article').filter({ hasText: message })).toBeVisible();
  expect((await answer).status()).toBe(201);
  return traceId;
}

/** Resolves once the feed shows its first page, to the end of it. */
export async function openHome(page: Page, cruddur = '/'): Promise<void> {
  await page.goto(cruddur);
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.getByRole('feed')).toHaveAttribute('aria-busy', 'false');
}

/** Makes the server refuse every crud of this page: it gets blank words instead. */
export async function refuseCruds(page: Page): Promise<void> {
  await page.route('**/api/activities', (route) =>
    route.continue({ postData: JSON.stringify({ message: '   ', ttl: '7-days' }) }),
  );
}
