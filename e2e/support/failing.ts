import type { Page } from '@playwright/test';
import { complaint, openHome, sendCrud } from './home.ts';
import { expect } from './test.ts';

/** What the browser says of an answer of 500. */
export const saidOf500 = /Failed to load resource: the server responded with a status of 500/;

/**
 * Opens Cruddur and posts a crud that the server fails to take, with an error that nobody foresaw.
 * @param cruddur its address, where that is not the base of the page's own
 * @returns the trace of the click, which is the reference that the person is shown
 */
export async function failToPost(page: Page, cruddur = '/'): Promise<string> {
  await page.route('**/api/activities', (route) => {
    const url = new URL('/rollbar/test?error=1', route.request().url()).href;
    return route.continue({ url, method: 'GET' });
  });
  await openHome(page, cruddur);
  const traceId = await sendCrud(page, 'The server will break on this');
  await expect(complaint(page).locator('code')).toHaveAttribute('title', traceId);
  return traceId;
}
