import type { Page } from '@playwright/test';
import { expectReadable } from '../support/accessible.ts';
import { ReceivedErrors } from '../support/errors.ts';
import { openHome } from '../support/home.ts';
import { expect, test } from '../support/test.ts';

const errors = new ReceivedErrors(process.env.E2E_OBSERVATORY ?? '');

test.use({ baseURL: process.env.E2E_OBSERVATORY, expectedConsole: [/on purpose/] });

/** A class of errors that no other test throws, so that they are an item of their own. */
const newClass = () => `Error${crypto.randomUUID().slice(0, 8)}`;

/** Opens Cruddur in a page of its own, where something breaks; resolves to the occurrence. */
async function breakCruddur(page: Page, className: string, after?: string) {
  const cruddur = await page.context().newPage();
  await cruddur.addInitScript((name) => {
    addEventListener('keydown', ({ key }) => {
      if (key === 'F8') throw Object.assign(new Error('thrown on purpose'), { name });
    });
  }, className);
  await openHome(cruddur, process.env.E2E_CRUDDUR);
  await cruddur.keyboard.press('F8');
  const occurrence = await errors.next(className, after);
  await cruddur.close();
  return occurrence;
}

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

test('an error appears by itself, is read to its trace, and resolved by keyboard', async ({
  page,
}) => {
  const name = newClass();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page).toHaveURL(/\/errors$/);
  const first = await breakCruddur(page, name);
  const count = row(page, name).locator('.col-count');
  await expect(count).toHaveText('1');
  await page.keyboard.press('/');
  await page.keyboard.type(name);
  await expect(page).toHaveURL(new RegExp(`search=${name}`));
  await page.getByRole('searchbox', { name: 'Search errors' }).blur();
  await expect(page.getByRole('row')).toHaveCount(2);
  const second = await breakCruddur(page, name, first.uuid);
  await expect(count).toHaveText('2');

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/errors/${first.item_id}`));
  const occurrence = page.getByRole('region', { name: 'The occurrence' });
  await expect(occurrence).toContainText(second.trace_id ?? '');
  await page.keyboard.press('j');
  await expect(occurrence).toContainText(first.trace_id ?? '');
  await page.keyboard.press('r');
  await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Resolve' })).toBeVisible();
  await occurrence.getByRole('link', { name: first.trace_id ?? '' }).click();
  await expect(page).toHaveURL(new RegExp(`/trace/${first.trace_id}`));
});

test('the screens of errors can be read by everybody, on a phone too', async ({ page }) => {
  const name = newClass();
  const { item_id } = await breakCruddur(page, name);
  await page.goto(`/errors?search=${name}`);
  await expect(row(page, name)).toBeVisible();
  await expectReadable(page, 'errors');
  await page.goto(`/errors/${item_id}`);
  const occurrence = page.getByRole('region', { name: 'The occurrence' });
  await expect(occurrence.getByRole('heading', { name: 'thrown on purpose' })).toBeVisible();
  await expectReadable(page, 'stack');
  for (const part of ['Breadcrumbs', 'Details', 'Raw']) {
    await occurrence.getByRole('tab', { name: part }).click();
    await expect(occurrence.getByRole('tabpanel')).toContainText(/\w/);
    await expect(occurrence).not.toContainText('undefined');
    await expectReadable(page, part);
  }
});
