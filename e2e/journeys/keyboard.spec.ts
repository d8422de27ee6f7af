import { card, composeBox, openHome, postCrud } from '../support/home.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';

test.use({ person: 'altbrown' });

test('cruds are walked, liked, answered and opened by keys, and the focus comes back', async ({
  page,
}) => {
  const begun = `${unique('Not done')} ye`;
  await openHome(page);
  const cards = page.getByRole('article');
  const dialog = page.getByRole('dialog');
  const press = (key: string) => page.keyboard.press(key);

  await press('j');
  await expect(cards.nth(0)).toBeFocused();
  await press('j');
  await expect(cards.nth(1)).toBeFocused();
  await press('k');
  await expect(cards.nth(0)).toBeFocused();
  await press('j');
  const second = cards.nth(1);
  const like = second.getByRole('button', { name: /^Like/ });
  const before = await like.getAttribute('aria-pressed');
  await press('l');
  await expect(like).toHaveAttribute('aria-pressed', before === 'true' ? 'false' : 'true');
  await expect(second).toBeFocused();

  await press('r');
  const field = dialog.getByPlaceholder('what is your reply?');
  await expect(field).toBeFocused();
  await page.keyboard.type(begun);
  await press('Escape');
  await expect(dialog).toBeHidden();
  await expect(second).toBeFocused();
  await press('r');
  await expect(field).toHaveValue(begun);
  await press('t');
  await press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(second).toBeFocused();

  await press('Enter');
  await expect(page).toHaveURL(/\/status\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(card(page, `${begun}t`)).toBeVisible();
  await page.goBack();
  await expect(second).toBeVisible();
});

test('every place is two keys away, and a change of page begins at its heading', async ({
  page,
}) => {
  await openHome(page);
  const press = (key: string) => page.keyboard.press(key);
  const heading = page.getByRole('heading', { level: 1 });
  await press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  for (const [key, title, path] of [
    ['n', 'Notifications', /\/notifications$/],
    ['p', 'Alt Brown', /\/@altbrown$/],
    ['m', 'Messages', /\/messages$/],
    ['h', 'Home', /\/$/],
  ] as const) {
    await press('g');
    await press(key);
    await expect(page).toHaveURL(path);
    await expect(heading).toHaveText(title);
    // The keyboard stays within the page that is shown.
    await expect(page.locator('main').locator(':focus').or(page.locator('main:focus'))).toHaveCount(
      1,
    );
  }

  await press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toBeVisible();
  // Keys rest while a dialog is open.
  await press('n');
  await expect(composeBox(page)).not.toBeFocused();
  await press('Escape');
  await expect(help).toBeHidden();

  await press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('deploy');
  await press('Enter');
  await expect(page).toHaveURL(/\/search\?q=deploy/);
  await expect(card(page, 'deploy').first()).toBeVisible();
});

test('a menu and a question give the focus back, or to the next crud', async ({ page }) => {
  const said = unique('Deleted by keys');
  await openHome(page);
  await postCrud(page, said);
  const press = (key: string) => page.keyboard.press(key);
  const dialog = page.getByRole('dialog');

  const person = page.getByRole('button', { name: /^You are Alt Brown/ });
  await person.focus();
  await press('Enter');
  // It may have had to be loaded first, and then begins before its first item.
  await expect(
    page.getByRole('menu').or(page.getByRole('menuitem')).and(page.locator(':focus')),
  ).toBeVisible();
  await press('End');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(person).toBeFocused();

  const remove = card(page, said).getByRole('button', { name: 'Delete' });
  await remove.focus();
  await press('Enter');
  await expect(dialog).toBeVisible();
  await press('Escape');
  await expect(dialog).toBeHidden();
  await expect(remove).toBeFocused();
  await press('Enter');
  await dialog.getByRole('button', { name: 'Delete it' }).focus();
  await press('Enter');
  await expect(card(page, said)).toHaveCount(0);
  await expect(page.getByRole('article').first()).toBeFocused();
});
