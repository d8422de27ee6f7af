import type { Page } from '@playwright/test';
import { complaint, openHome, refuseCruds, sendCrud } from '../support/home.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

test.use({ expectedConsole: [/Failed to load resource/] });

/** States of Home besides the plain one (home.spec.ts), and how a person comes to see each. */
const states: Record<string, (page: Page) => Promise<void>> = {
  'the empty feed': async (page) => {
    await page.route('**/api/activities/home*', (route) => route.fulfill({ json: [] }));
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Nothing to see here yet' })).toBeVisible();
  },
  'a feed that could not be loaded': async (page) => {
    await page.route('**/api/activities/home*', (route) => route.abort());
    await page.goto('/');
    await expect(complaint(page)).toContainText('The feed could not be loaded');
  },
  'the keyboard shortcuts': async (page) => {
    await openHome(page);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  },
  'the open More menu': async (page) => {
    await openHome(page);
    await page.locator('button[name=more]').click();
    await expect(page.getByRole('menu')).toBeVisible();
  },
  'a refused crud': async (page) => {
    await openHome(page);
    await refuseCruds(page);
    await sendCrud(page, 'The server will not like this');
    await expect(complaint(page)).toContainText('Not posted.');
  },
};

for (const [state, show] of Object.entries(states)) {
  for (const colorScheme of ['dark', 'light'] as const) {
    test(`axe finds nothing on ${state}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await show(page);
      await expectAccessible(page);
    });
  }
}
