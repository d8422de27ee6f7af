import type { BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Observatory } from './observatory.ts';
import { passwords } from './secrets.ts';

/** Signs this browser in as a person of the demo, as the button on the sign-in page does. */
export async function signInAs(
  context: Pick<BrowserContext, 'request'>,
  handle: string,
): Promise<void> {
  const address = `${process.env.E2E_CRUDDUR}/api/auth/demo`;
  const answer = await context.request.post(address, { data: { handle } });
  if (!answer.ok()) throw new Error(`Cannot sign in as ${handle}: ${await answer.text()}`);
}

export interface NewPerson {
  name: string;
  handle: string;
  email: string;
  password: string;
}

let made = 0;

/** Somebody whom no other test knows. */
export function newPerson(name: string): NewPerson {
  const handle = `${name.toLowerCase()}_${process.pid.toString(36)}_${made++}`;
  return { name, handle, email: `${handle}@example.com`, password: passwords.first };
}

/** Signs up on the page, with the code from the mail; ends on Home, signed in. */
export async function signUp(page: Page, person: NewPerson, mailbox: Observatory): Promise<void> {
  await page.goto('/signup');
  const form = page.locator('form[name=sign-up]');
  await form.getByLabel('Name', { exact: true }).fill(person.name);
  await form.getByLabel('E-mail').fill(person.email);
  await form.getByLabel('Username').fill(person.handle);
  await form.getByLabel('Password', { exact: true }).fill(person.password);
  await form.locator('button[type=submit]').click();
  const { code = '' } = await mailbox.nextMail(person.email);
  await page.getByLabel('Code from the mail').fill(code);
  await page.locator('form[name=confirm] button[type=submit]').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/signin');
  const form = page.locator('form[name=sign-in]');
  await form.getByLabel('E-mail').fill(email);
  await form.getByLabel('Password', { exact: true }).fill(password);
  await form.locator('button[type=submit]').click();
}

export async function signOut(page: Page): Promise<void> {
  await page.locator('button[name=person]:visible').click();
  await page.locator('button[name=sign-out]').click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
}
