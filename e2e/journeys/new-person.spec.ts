import type { Page } from '@playwright/test';
import { composeBox, postCrud } from '../support/home.ts';
import { type NewPerson, newPerson, signIn, signOut, signUp } from '../support/people.ts';
import { passwords } from '../support/secrets.ts';
import { expect, observatory, test } from '../support/test.ts';
import { expectAllConnected, followTraces } from '../support/traces.ts';

test.use({ person: null });
test.setTimeout(120_000);

const card = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
const newCruds = (page: Page) => page.getByRole('button', { name: /new cruds?$/ });
const unread = (page: Page, what: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: `${what}, 1 unread` });

test('two people meet: signed up by mail, posted, liked, followed, answered, messaged, live', async ({
  context,
  page,
  browser,
  baseURL,
}) => {
  const ada = newPerson('Ada');
  const traces = followTraces(context);
  await signUp(page, ada, observatory);
  await postCrud(page, `Hello from ${ada.handle}`);

  // The second browser is somebody of the demo.
  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) });
  const others = followTraces(elsewhere);
  const worf = await elsewhere.newPage();
  await worf.goto('/signin');
  await worf.getByRole('button', { name: /Worf/ }).click();
  const hello = card(worf, `Hello from ${ada.handle}`);
  await expect(hello).toBeVisible();

  await hello.getByRole('button', { name: 'Like' }).click();
  await expect(unread(page, 'Notifications')).toBeVisible();
  await hello.getByRole('button', { name: 'Reply' }).click();
  const reply = worf.getByRole('dialog');
  await reply.getByPlaceholder('what is your reply?').fill('Welcome. Today is a good day.');
  await reply.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(reply).toBeHidden();
  await worf.goto(`/@${ada.handle}`);
  await worf
    .getByRole('button', { name: `Follow ${ada.name}` })
    .first()
    .click();
  await worf.getByRole('link', { name: /^Message / }).click();
  await worf.getByPlaceholder('send a direct message…').fill('Welcome aboard.');
  await worf.keyboard.press('Enter');
  await expect(unread(page, 'Messages')).toBeVisible();

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Notif/ })
    .click();
  const news = page.getByRole('list', { name: 'Notifications' });
  for (const said of [/liked/, /answered|replied/, /follow/])
    await expect(news).toContainText(said);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Mess/ }).click();
  // Until then the notifications are shown, and Worf stands in them too.
  await expect(page.getByRole('heading', { level: 1, name: 'Messages' })).toBeVisible();
  await page.getByRole('link', { name: /Worf/ }).first().click();
  await expect(page.getByText('Welcome aboard.').last()).toBeVisible();
  await page.getByPlaceholder('send a direct message…').fill('Thank you!');
  await page.keyboard.press('Enter');
  await expect(worf.getByText('Thank you!').last()).toBeVisible();

  // What Worf writes now is offered to Ada's feed, not pushed into it.
  await page.goto('/');
  await expect(card(page, 'Hello from').first()).toBeVisible();
  await worf.goto('/');
  await expect(composeBox(worf)).toBeVisible();
  await postCrud(worf, `Seen live by ${ada.handle}`);
  await expect(newCruds(page)).toBeVisible();
  await expect(card(page, `Seen live by ${ada.handle}`)).toHaveCount(0);
  // Others write at the same time: what is offered first may be theirs, and Worf's comes next.
  await expect(async () => {
    await newCruds(page).click({ timeout: 5_000 });
    await expect(card(page, `Seen live by ${ada.handle}`)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });

  await elsewhere.close();
  await expectAllConnected(traces);
  await expectAllConnected(others);
});

test.describe('the way back in', () => {
  test.use({ expectedConsole: [/Failed to load resource.*(401|404)/] });

  test('a forgotten password is reset by mail, and an account deleted', async ({
    page,
    context,
  }) => {
    const person = newPerson('Grace');
    const traces = followTraces(context);
    await signUp(page, person, observatory);
    await postCrud(page, `Soon gone, says ${person.handle}`);
    await signOut(page);
    const confirmation = await observatory.nextMail(person.email);

    await page.goto('/forgot');
    await page.locator('form[name=forgot]').getByLabel('E-mail').fill(person.email);
    await page.locator('form[name=forgot] button[type=submit]').click();
    const { code = '' } = await observatory.nextMail(person.email, confirmation.id);
    const { changed } = passwords;
    const form = page.locator('form[name=reset]');
    await form.getByLabel('Code from the mail').fill(code);
    await form.getByLabel('New password', { exact: true }).fill(changed);
    await form.getByLabel('New password again', { exact: true }).fill(changed);
    await form.locator('button[type=submit]').click();
    await expect(page).toHaveURL(/signin|\/$/);

    await signIn(page, person.email, person.password);
    await expect(
      page
        .getByRole('alert')
        .filter({ hasText: /password/i })
        .first(),
    ).toBeVisible();
    await signIn(page, person.email, changed);
    await expect(composeBox(page)).toBeVisible();

    await deleteAccount(page, { ...person, password: changed });
    await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
    await expect(card(page, `Soon gone, says ${person.handle}`)).toHaveCount(0);
    await page.goto(`/@${person.handle}`);
    await expect(
      page.getByRole('heading', { name: `There is no @${person.handle}` }),
    ).toBeVisible();
    await expectAllConnected(traces);
  });
});

async function deleteAccount(page: Page, person: NewPerson): Promise<void> {
  await page.goto('/account');
  await page.locator('button[name=delete-account]').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password', { exact: true }).fill(person.password);
  await dialog.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/\/$/);
}
