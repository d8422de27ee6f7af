import { card, composeBox, crudButton, openHome } from '../support/home.ts';
import { signInAs, signOut } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

const HOUR_MS = 3_600_000;

test.describe('a crud at its end', () => {
  test.use({ person: 'garek' });

  test('counts down, fades and leaves the list and its page', async ({
    page,
    playwright,
    baseURL,
  }) => {
    const coco = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
    await signInAs({ request: coco }, 'coco');
    const data = { message: 'An hour is all I have', ttl: '1-hour' };
    const { uuid, expires_at } = await (await coco.post('/api/activities', { data })).json();
    await coco.dispose();
    const end = Date.parse(expires_at);

    // The browser's clock; the server's stays, so that it still has the crud when the page drops it.
    await page.clock.install({ time: end - HOUR_MS });
    await openHome(page);
    const crud = page.locator(`[data-crud="${uuid}"]`);
    await expect(crud).toContainText('expires in 1 hour');
    await page.clock.pauseAt(end - 90_000);
    await page.clock.runFor(1_000);
    await expect(crud).toContainText(/expires in [12] minutes?/);
    await page.clock.pauseAt(end - 30_000);
    await page.clock.runFor(1_000);
    await expect(crud).toContainText(/expires in (28|29|30) seconds/);
    await expect(crud).toHaveAttribute('data-expired', 'false');

    await page.clock.pauseAt(end - 900);
    await page.clock.runFor(1_000);
    await expect(crud).toHaveAttribute('data-expired', 'true');
    await page.clock.runFor(2_000);
    await expect(crud).toHaveCount(0);
    await page.clock.resume();
    await page.goto(`/@coco/status/${uuid}`);
    await expect(page.getByRole('heading', { name: /gone/i })).toBeVisible();
    await expect(page.getByText(data.message)).toHaveCount(0);
  });
});

test.describe('a session at its end', () => {
  test.use({ person: 'bayko', expectedConsole: [/Failed to load resource.* 401/] });

  test('to sign out in one tab signs out the others', async ({ page, context }) => {
    await openHome(page);
    const other = await context.newPage();
    await other.goto('/notifications');
    await expect(other.getByRole('list', { name: 'Notifications' })).toBeVisible();
    await page.bringToFront();
    await signOut(page);
    await expect(other.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
    await expect(other.getByRole('list', { name: 'Notifications' })).toHaveCount(0);
  });

  test('one that has ended by itself says so, and the words are there again afterwards', async ({
    page,
    context,
  }) => {
    const words = unique('Half a thought');
    await openHome(page);
    await composeBox(page).fill(words);
    await context.clearCookies();
    await crudButton(page).click();
    const banner = page.getByRole('status').filter({ hasText: 'Your session has ended' });
    await banner.getByRole('link', { name: 'Sign in again' }).click();
    await page.getByRole('button', { name: /@bayko/ }).click();
    await expect(composeBox(page)).toHaveValue(words);
    await crudButton(page).click();
    await expect(card(page, words)).toHaveCount(1);
  });
});
