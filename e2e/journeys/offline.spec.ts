import type { Page } from '@playwright/test';
import { card, complaint, composeBox, crudButton, openHome } from '../support/home.ts';
import { signInAs } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

test.use({
  person: 'worf',
  expectedConsole: [/Failed to load resource|ERR_INTERNET_DISCONNECTED/],
});

// By its text: behind an open dialog it has no role.
const banner = (page: Page) => page.getByText('What you write is kept, and the feed');

test('offline nothing typed is lost, and back again it arrives once', async ({ page, context }) => {
  const said = unique('Said in the tunnel');
  await openHome(page);
  const theirs = card(page, '@garek').first();
  const like = theirs.getByRole('button', { name: /^Like/ });
  const liked = (await like.getAttribute('aria-pressed')) ?? '';
  // What opens a dialog is loaded when it is first asked for.
  await theirs.getByRole('button', { name: /^Reply/ }).click();
  const reply = page.getByPlaceholder('what is your reply?');
  await reply.fill('An answer into the void');
  await context.setOffline(true);
  await expect(banner(page)).toBeVisible();

  await page.getByRole('button', { name: 'Reply', exact: true }).last().click();
  await expect(complaint(page).filter({ hasText: 'Not posted' })).toBeVisible();
  await expect(reply).toHaveValue('An answer into the void');
  await page.keyboard.press('Escape');
  await like.click();
  await expect(complaint(page).filter({ hasText: /Your like/ })).toBeVisible();
  await expect(like).toHaveAttribute('aria-pressed', liked);
  await composeBox(page).fill(said);
  await crudButton(page).click();
  await expect(composeBox(page)).toHaveValue(said);
  await expect(card(page, said)).toHaveCount(0);

  await context.setOffline(false);
  await expect(banner(page)).toHaveCount(0);
  const arrived = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/activities') && answer.status() === 201,
  );
  await crudButton(page).click();
  await arrived;
  await page.reload();
  await expect(card(page, said)).toHaveCount(1);
  await card(page, '@garek')
    .first()
    .getByRole('button', { name: /^Reply/ })
    .click();
  // Kept beyond the reload.
  await expect(reply).toHaveValue('An answer into the void');
});

test('a message that could not be sent waits with its words, and is sent by a click', async ({
  page,
  context,
}) => {
  await page.goto('/messages/@garek');
  const asked = unique('Can you hear me?');
  const field = page.getByPlaceholder('send a direct message…');
  const thread = page.getByRole('region', { name: 'Messages with Garek' });
  const line = thread.getByRole('listitem').filter({ hasText: asked });
  await field.fill(asked);
  await context.setOffline(true);
  await page.keyboard.press('Enter');
  await expect(line).toContainText('Not sent.');
  await context.setOffline(false);
  await line.getByRole('button', { name: 'Try again' }).click();
  await expect(line.getByText('Not sent.')).toHaveCount(0);
  await expect(line.locator('time')).toHaveText(/\d/);
  await page.reload();
  await expect(line).toHaveCount(1);
});

test('what others said meanwhile is offered once the connection is back', async ({
  page,
  context,
  playwright,
  baseURL,
}) => {
  const [before, after] = [unique('Said meanwhile'), unique('Said right after it')];
  await openHome(page);
  await context.setOffline(true);
  await expect(banner(page)).toBeVisible();
  const coco = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  await signInAs({ request: coco }, 'coco');
  const say = async (message: string) => {
    const data = { message, ttl: '1-hour' };
    expect((await coco.post('/api/activities', { data })).status()).toBe(201);
  };
  await say(before);
  await context.setOffline(false);
  const offer = page.getByRole('button', { name: /new cruds?$/ });
  await offer.click();
  await expect(card(page, before)).toBeVisible();
  // The live connection is there again as well.
  await say(after);
  await offer.click();
  await expect(card(page, after)).toBeVisible();
  await coco.dispose();
});
