import type { Page } from '@playwright/test';
import { card, openHome, postCrud } from '../support/home.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

/** Good is at most 0.1 (web.dev/cls); nothing here has a reason to move at all. */
const SHIFT_AT_MOST = 0.01;

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** Opens Home with an answer on who is here that comes last of all; the sum of what has moved. */
async function shiftOfHome(page: Page): Promise<number> {
  const late = await holdBack(page, '**/api/me');
  await openHome(page);
  return late();
}

/**
 * Keeps an answer back from the page that is opened next.
 * @returns what lets it come; resolves to the sum of what has moved until then
 */
async function holdBack(page: Page, path: string): Promise<() => Promise<number>> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(path, async (route) => {
    await held;
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[]))).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  return async () => {
    const answer = page.waitForResponse(path);
    letGo();
    await answer;
    await expect(page.locator('main [aria-busy=true], aside [aria-busy=true]')).toHaveCount(0);
    return shiftOf(page);
  };
}

async function shiftOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // What has been drawn by then has been measured.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const { shifts } = window as unknown as { shifts: Shift[] };
    return shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0);
  });
}

for (const [size, viewport] of Object.entries({
  desktop: { width: 1440, height: 900 },
  phone: { width: 375, height: 812 },
})) {
  test.describe(`Home on a ${size}`, () => {
    test.use({ viewport });

    test('does not move when it is known that somebody is signed in', async ({ page }) => {
      await openHome(page);
      await expect(page.locator('button[name=person]:visible')).toBeVisible();
      expect(await shiftOfHome(page)).toBeLessThan(SHIFT_AT_MOST);
    });

    test.describe('for a stranger', () => {
      test.use({ person: null });

      test('does not move when it is known that nobody is signed in', async ({ page }) => {
        expect(await shiftOfHome(page)).toBeLessThan(SHIFT_AT_MOST);
      });
    });
  });
}

test('the account does not move when the address comes', async ({ page }) => {
  const late = await holdBack(page, '**/api/account');
  await page.goto('/account');
  await expect(page.getByRole('list', { name: 'Devices' }).getByRole('listitem')).not.toHaveCount(
    0,
  );
  expect(await late()).toBeLessThan(SHIFT_AT_MOST);
});

test('a conversation does not move when its messages come', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  const late = await holdBack(page, '**/api/messages/@bayko*');
  await page.goto('/messages/@bayko');
  await expect(page.locator('main [aria-busy=true]').first()).toBeVisible();
  expect(await late()).toBeLessThan(SHIFT_AT_MOST);
});

test.describe('the floating button of a phone', () => {
  test.use({ viewport: { width: 375, height: 812 } });

  test('rests where a page has a form, and leaves the last crud of a list free', async ({
    page,
  }) => {
    const button = page.locator('button[name=crud]');
    await openHome(page);
    await expect(button).toBeVisible();
    await page.goto('/@andrewbrown');
    const last = page.getByRole('article').last();
    await last.scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    // Playwright clicks only what nothing else lies over.
    await last.locator('[data-action]').last().click({ trial: true });
    for (const path of ['/account', '/messages']) {
      await page.goto(path);
      await expect(page.locator('main h2').first()).toBeVisible();
      await expect(button).toBeHidden();
    }
    await page.goto('/');
    await page.getByRole('article').first().locator('time').first().click();
    await expect(page.locator('form[name=reply]')).toBeVisible();
    await expect(button).toBeHidden();
  });
});

test.describe('writing a crud on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 } });

  test('keeps its controls on one line, however long the words become', async ({ page }) => {
    await openHome(page);
    await page.locator('button[name=crud]').click();
    const form = page.getByRole('dialog').locator('form[name=compose]');
    for (const length of [1, 270, 300]) {
      await form.getByRole('textbox').fill('x'.repeat(length));
      const select = await form.locator('select').boundingBox();
      const button = await form.getByRole('button', { name: 'Crud', exact: true }).boundingBox();
      expect(button?.y, `after ${length} characters`).toBeLessThan(
        (select?.y ?? 0) + (select?.height ?? 0) / 2,
      );
    }
  });
});

test('the navigation has its ways in their order', async ({ page }) => {
  await openHome(page);
  const ways = page.getByRole('navigation', { name: 'Main' }).locator('a:visible, button:visible');
  const order = ['Home', 'Search', 'Notifications', 'Messages', 'Profile', 'More', 'Crud'];
  await expect(ways).toHaveText(order);
});

test('a double click on a crud selects a word, and a click opens it', async ({ page }) => {
  await openHome(page);
  // What the demo says may be pages down by now.
  const said = unique('A test that has never failed');
  await postCrud(page, said);
  const words = card(page, said).locator('[data-words]').first();
  const inTest = { x: 30, y: 12 };
  await words.dblclick({ position: inTest });
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe('test');
  await page.getByRole('heading', { level: 1, name: 'Home' }).click();
  await expect(page).toHaveURL(/\/$/);
  await words.click({ position: inTest });
  await expect(page).toHaveURL(/\/status\//);
});
