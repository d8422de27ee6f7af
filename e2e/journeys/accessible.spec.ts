import type { Page } from '@playwright/test';
import { expectAccessibleThroughout, settled } from '../support/accessible.ts';
import { card, complaint, openHome, refuseCruds, sendCrud } from '../support/home.ts';
import {
  type Scene,
  scenesOfNewcomer,
  scenesOfNobody,
  scenesOfSomebody,
  unseen,
} from '../support/pages.ts';
import { newPerson, signUp } from '../support/people.ts';
import { expect, observatory, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

test.describe.configure({ mode: 'parallel', timeout: 180_000 });
test.use({ expectedConsole: [/Failed to load resource/] });

/** The first crud of the demo that was answered. */
async function answeredCrud(page: Page): Promise<{ handle: string; uuid: string }> {
  const feed = await (await page.request.get('/api/activities/home')).json();
  return feed.find((each: { replies_count: number }) => each.replies_count > 0);
}

async function expectAllAccessible(page: Page, scenes: readonly Scene[]): Promise<void> {
  for (const { name, path } of scenes) {
    await page.goto(path);
    await settled(page);
    await expectAccessibleThroughout(page, name);
  }
}

test('axe finds nothing on any page of somebody, in both themes', async ({ page }) => {
  const scenes = scenesOfSomebody('andrewbrown', 'bayko', await answeredCrud(page));
  await expectAllAccessible(page, scenes);
});

test.describe(() => {
  test.use({ person: null });

  test('nor on any page as a stranger sees it', async ({ page }) => {
    const crud = await answeredCrud(page);
    const scenes = scenesOfNobody('bayko', crud);
    // Between the two, no page of the contract is left out.
    expect(unseen([...scenes, ...scenesOfSomebody('andrewbrown', 'bayko', crud)])).toEqual([]);
    await expectAllAccessible(page, scenes);
  });

  test('nor where there is nothing yet', async ({ page }) => {
    const person = newPerson('Empty');
    await signUp(page, person, observatory);
    await expectAllAccessible(page, scenesOfNewcomer(person.handle));
  });

  test('nor in what opens over a stranger’s page', async ({ page }) => {
    await openHome(page);
    await page.getByRole('article').first().getByRole('button', { name: /^Like/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessibleThroughout(page, 'the invitation');
  });
});

test('nor in any dialog, menu or complaint', async ({ page }) => {
  const dialog = page.getByRole('dialog');
  const close = async () => {
    await page.keyboard.press('Escape');
    await expect(page.locator('[role=dialog], [role=menu]')).toHaveCount(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  /** What opens over a page, how, and what it is known by. */
  const opened: [string, string, () => Promise<void>][] = [
    ['/', 'the shortcuts', () => page.keyboard.press('?')],
    ['/', 'the More menu', () => page.locator('button[name=more]').click()],
    ['/', 'my menu', () => page.locator('button[name=person]:visible').click()],
    ['/', 'a reply', () => page.locator('article [data-action=reply]').first().click()],
    ['/', 'a deletion', () => page.locator('article [data-action=delete]').first().click()],
    ['/@andrewbrown', 'my profile', () => page.locator('button[name=edit-profile]').click()],
    ['/messages', 'a new message', () => page.locator('button[name=new-message]').first().click()],
    ['/account', 'the end of me', () => page.locator('button[name=delete-account]').click()],
  ];
  for (const [path, name, open] of opened) {
    if (new URL(page.url(), 'http://nowhere').pathname !== path) {
      await page.goto(path);
      await settled(page);
    }
    await open();
    await expect(page.locator('[role=dialog], [role=menu]')).toBeVisible();
    await expectAccessibleThroughout(page, name);
    await close();
  }

  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto('/search');
  await page.locator('button[name=crud]').click();
  await expect(dialog).toBeVisible();
  await expectAccessibleThroughout(page, 'the compose dialog', [{ width: 375, height: 812 }]);
  await close();

  await openHome(page);
  await refuseCruds(page);
  const text = unique('The server will not like this');
  await sendCrud(page, text);
  await expect(complaint(page)).toContainText('Not posted.');
  await expect(card(page, text)).toHaveCount(0);
  await expectAccessibleThroughout(page, 'a refused crud');

  await page.route('**/api/activities/home*', (route) => route.abort());
  await page.goto('/');
  await expect(complaint(page)).toContainText('The feed could not be loaded');
  await expectAccessibleThroughout(page, 'a feed that could not be loaded');
  await page.route('**/api/activities/home*', (route) => route.fulfill({ json: [] }));
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Nothing to see here yet' })).toBeVisible();
  await expectAccessibleThroughout(page, 'the empty feed');
});
