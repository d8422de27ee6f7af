import type { Page } from '@playwright/test';
import type { BoardSummary } from '../../observatory/api/boards.ts';
import { expectAccessible } from '../support/accessible.ts';
import { openHome, postCrud } from '../support/home.ts';
import { signIn } from '../support/people.ts';
import { expect, observatory, test } from '../support/test.ts';

const cruddur = process.env.E2E_CRUDDUR ?? '';

test.use({
  baseURL: process.env.E2E_OBSERVATORY,
  // The sign-in that fails on purpose.
  expectedConsole: [/the server responded with a status of 401/],
});

/** A few clicks: the feed, a crud, a press somewhere, a wrong password; then the tabs are closed. */
async function clickThrough(page: Page): Promise<void> {
  const tab = await page.context().newPage();
  await openHome(tab, cruddur);
  const traceId = await postCrud(tab, `For the boards ${Date.now()}`);
  await tab.getByRole('main').click({ position: { x: 2, y: 2 } });
  await observatory.completeTrace(traceId);
  await tab.close({ runBeforeUnload: true });

  const browser = page.context().browser();
  const stranger = await browser?.newPage({ baseURL: cruddur });
  if (!stranger) throw new Error('The page has no browser.');
  await signIn(stranger, 'nobody@example.com', 'not-the-password');
  await expect(stranger.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  await stranger.context().close();
}

test('every board shows what a few clicks left', async ({ page, request }) => {
  await clickThrough(page);
  const boards = (await (await request.get('/api/boards')).json()) as BoardSummary[];
  const ofRepository = boards.filter(({ file }) => file !== null);
  expect(ofRepository).toHaveLength(9);

  await page.goto('/boards');
  for (const { name } of ofRepository) {
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  }
  await expectAccessible(page);

  for (const { id, name, questions } of ofRepository) {
    await page.goto(`/boards/${id}`);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    for (const question of questions) {
      const tile = page.getByRole('article', { name: question, exact: true });
      await tile.scrollIntoViewIfNeeded();
      const answer = tile.getByRole('application').or(tile.getByRole('table')).first();
      // On a quick machine nothing takes as long as 50 ms.
      const nothing = tile.getByText('matches in the last');
      const mayBeEmpty = question === 'Slow requests by route';
      await expect(mayBeEmpty ? answer.or(nothing) : answer, question).toBeVisible();
    }
    if (id === 'heatmap-and-p90') await expectAccessible(page);
  }
});

test('a question is kept on a board of one’s own, and what is done to it can be undone', async ({
  page,
}) => {
  const mine = `Mine ${Date.now()}`;
  const query = { calculations: [{ op: 'COUNT' }], breakdowns: ['service.name'] };
  await page.goto(`/query?query=${encodeURIComponent(JSON.stringify(query))}`);
  await page.getByRole('button', { name: 'Add to board' }).click();
  await page.getByLabel('Its name').fill('Spans by service');
  await page.getByLabel('Board', { exact: true }).selectOption('A new board');
  await page.getByLabel('Name of the new board').fill(mine);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('link', { name: `On ${mine}` }).click();

  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  const tile = page.getByRole('article', { name: 'Spans by service' });
  await expect(tile.getByRole('row', { name: /backend-node/ })).toBeVisible();
  const traces = tile.getByRole('link', { name: 'backend-node' });
  await expect(traces).toHaveAttribute('href', /tab=traces/);
  await page.getByRole('button', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(`${mine} renamed`);
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(heading(`${mine} renamed`)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: mine, exact: true })).toBeVisible();

  await tile.getByRole('button', { name: /off the board/ }).click();
  await expect(page.getByText('Nothing is on this board yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tile).toBeVisible();

  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText(`${mine} was deleted.`)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tile).toBeVisible();

  await page.getByLabel('Time of all tiles').selectOption('Last 10 minutes');
  await expect(page).toHaveURL(/range=600/);
  await tile.getByRole('link', { name: 'Spans by service' }).click();
  await expect(page).toHaveURL(/\/query\?/);
});
