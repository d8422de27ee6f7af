import type { Page } from '@playwright/test';
import { expectReadable } from '../support/accessible.ts';
import { openHome, refuseCruds, sendCrud } from '../support/home.ts';
import { expect, test } from '../support/test.ts';
import { ReceivedByVendors } from '../support/vendors.ts';

const vendors = new ReceivedByVendors(process.env.E2E_OBSERVATORY ?? '');

// What the server says of a crud that is refused, and of a filter that is none.
test.use({ baseURL: process.env.E2E_OBSERVATORY, expectedConsole: [/a status of (422|400)/] });

/** Has a crud refused in a page of its own; resolves to its trace, once X-Ray has it. */
async function traceOfARefusal(page: Page): Promise<string> {
  const cruddur = await page.context().newPage();
  await refuseCruds(cruddur);
  await openHome(cruddur, process.env.E2E_CRUDDUR);
  const traceId = await sendCrud(cruddur, 'The server will not like this');
  await vendors.segments(traceId);
  await cruddur.close();
  return traceId;
}

const rowOf = (page: Page, traceId: string) =>
  page.getByRole('row').filter({ has: page.locator(`a[href="/trace/${traceId}"]`) });

test('a segment appears by itself, is filtered for, and leads to its trace by keyboard', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await expect(page).toHaveURL(/\/xray$/);
  const before = await traceOfARefusal(page);
  await expect(rowOf(page, before)).toContainText('error');
  const filter = page.getByRole('searchbox', { name: 'Filter expression' });
  await filter.fill('service("backend-node") AND error = true AND responsetime >= 0');
  await filter.press('Enter');
  await expect(page).toHaveURL(/filter=service/);
  const traceId = await traceOfARefusal(page);
  const row = rowOf(page, traceId);
  await expect(row).toContainText('POST /api/activities');
  await expect(row.locator('.col-status')).toContainText('422');
  await expect(rowOf(page, before)).toBeVisible();
  await row.getByRole('link').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(row.getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/trace/${traceId}`));

  await page.goto('/xray?filter=error+AND');
  await expect(page.getByText('The traces could not be read.')).toBeVisible();
});

test('X-Ray’s screens can be read by everybody, on a phone too', async ({ page }) => {
  const traceId = await traceOfARefusal(page);
  await page.goto('/xray');
  await expect(rowOf(page, traceId)).toBeVisible();
  await expectReadable(page, 'traces');
  for (const tab of ['Sampling rules', 'Groups', 'Service graph']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await expectReadable(page, tab);
  }
});
