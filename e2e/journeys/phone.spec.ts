import type { Page } from '@playwright/test';
import { card } from '../support/home.ts';
import { expect, test } from '../support/test.ts';
import { expectAllConnected, followTraces } from '../support/traces.ts';
import { unique } from '../support/unique.ts';

test.use({
  ...{ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true },
  person: null,
});

/** What a thumb cannot reach by scrolling down is not there. */
async function expectNothingBesideTheScreen(page: Page): Promise<void> {
  const beside = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(beside, page.url()).toBeLessThanOrEqual(0);
}

test('on a phone, all by taps: sign in, read, post, like, answer, look up, write, sign out', async ({
  page,
  context,
}) => {
  const traces = followTraces(context);
  const message = unique('On my way.');
  const bar = page.getByRole('navigation', { name: 'Main' });
  const dialog = page.getByRole('dialog');
  await page.goto('/');
  await bar.getByRole('link', { name: 'Sign in' }).tap();
  await page.getByRole('button', { name: /@coco/ }).tap();
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectNothingBesideTheScreen(page);

  const said = unique('Written with one thumb 👍');
  await page.locator('button[name=crud]').tap();
  await dialog.getByPlaceholder('what would you like to say?').fill(said);
  await dialog.getByRole('button', { name: 'Crud', exact: true }).tap();
  await expect(dialog).toBeHidden();
  await expect(card(page, said)).toBeVisible();

  const theirs = card(page, '@worf').first();
  const like = theirs.getByRole('button', { name: /^Like/ });
  const before = await like.getAttribute('aria-pressed');
  await like.tap();
  await expect(like).toHaveAttribute('aria-pressed', before === 'true' ? 'false' : 'true');
  await theirs.getByRole('button', { name: /^Reply/ }).tap();
  await dialog.getByPlaceholder('what is your reply?').fill('From the train');
  await expectNothingBesideTheScreen(page);
  await dialog.getByRole('button', { name: 'Reply', exact: true }).tap();
  await expect(dialog).toBeHidden();

  await theirs.getByRole('heading').getByRole('link').tap();
  const profile = page.getByRole('region', { name: 'Profile' });
  await expect(profile.getByRole('heading', { name: 'Worf' })).toBeVisible();
  await expectNothingBesideTheScreen(page);
  await profile.getByRole('link', { name: 'Message Worf' }).tap();
  await page.getByPlaceholder('send a direct message…').fill(message);
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(page.getByRole('listitem').filter({ hasText: message }).last()).toBeVisible();
  await expectNothingBesideTheScreen(page);
  await page.getByRole('button', { name: 'Back' }).tap();
  await expect(page.getByRole('heading', { name: 'Conversations' })).toBeVisible();

  await bar.getByRole('link', { name: /^Notifications/ }).tap();
  await expect(page.getByRole('list', { name: 'Notifications' })).toBeVisible();
  await expectNothingBesideTheScreen(page);
  await bar.getByRole('link', { name: 'Search' }).tap();
  await page.getByRole('searchbox').fill(said);
  await expect(card(page, said)).toBeVisible();
  await expectNothingBesideTheScreen(page);

  await page.getByRole('button', { name: /^You are Coco/ }).tap();
  await page.getByRole('menuitem', { name: 'Sign out' }).tap();
  await expect(bar.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(bar.getByRole('link', { name: /^Notifications/ })).toHaveCount(0);
  await expectAllConnected(traces);
});
