import type { Page } from '@playwright/test';
import { expectReadable } from '../support/accessible.ts';
import { openHome, refuseCruds, sendCrud } from '../support/home.ts';
import { expect, test } from '../support/test.ts';

test.use({ baseURL: process.env.E2E_OBSERVATORY, person: null });

const logStreamName = 'backend-node/1';

/** An operation of CloudWatch Logs, as any client of AWS sends it. */
async function aws(operation: string, body: object): Promise<void> {
  const answer = await fetch(`${process.env.E2E_OBSERVATORY}/`, {
    method: 'POST',
    headers: { 'x-amz-target': `Logs_20140328.${operation}` },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

/** A log group that no other test writes to. */
async function createGroup(): Promise<string> {
  const logGroupName = `e2e/${crypto.randomUUID()}`;
  await aws('CreateLogGroup', { logGroupName });
  await aws('CreateLogStream', { logGroupName, logStreamName });
  return logGroupName;
}

async function write(logGroupName: string, ...lines: object[]): Promise<void> {
  const timestamp = Date.now();
  const logEvents = lines.map((line) => ({ timestamp, message: JSON.stringify(line) }));
  await aws('PutLogEvents', { logGroupName, logStreamName, logEvents });
}

const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ level: 'info', message: `Line ${from + n}`, seq: n }));

const row = (page: Page, text: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: text, exact: true }) });

test('new lines are followed until one scrolls up, and then wait below', async ({ page }) => {
  const group = await createGroup();
  await write(group, ...numbered(0, 300));
  await page.goto(`/logs?group=${group}`);
  await expect(row(page, 'Line 299')).toBeInViewport();
  await write(group, ...numbered(300, 5));
  await expect(row(page, 'Line 304')).toBeInViewport();

  await row(page, 'Line 290').hover();
  await page.mouse.wheel(0, -1500);
  await expect(page.getByRole('button', { name: 'Follow' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  const seen = row(page, 'Line 235');
  await expect(seen).toBeInViewport();
  const before = await seen.boundingBox();
  await write(group, ...numbered(305, 5));
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '211');
  expect(await seen.boundingBox()).toEqual(before);
  await page.getByRole('button', { name: 'To the newest' }).click();
  await expect(row(page, 'Line 309')).toBeInViewport();
});

test.describe('from a line to its trace', () => {
  // The trace has no spans, only lines, and asking for its spans says so.
  test.use({ expectedConsole: [/404/] });

  test('a line is found, opened and followed to its trace by keyboard', async ({ page }) => {
    const group = await createGroup();
    const trace_id = crypto.randomUUID().replaceAll('-', '');
    await write(
      group,
      { level: 'info', message: 'All is well' },
      { level: 'error', message: 'It broke', trace_id, reason: 'no such table' },
      { level: 'warn', message: 'Slow', trace_id },
    );
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await expect(page).toHaveURL(/\/logs$/);
    await page.getByRole('combobox', { name: 'Group' }).selectOption(group);
    await expect(page.getByRole('row')).toHaveCount(4);
    await page.getByRole('combobox', { name: 'Level at least' }).selectOption('warn');
    await expect(page.getByRole('row')).toHaveCount(3);
    await page.keyboard.press('/');
    await page.keyboard.type('SUCH TABLE');
    await expect(page).toHaveURL(/search=SUCH/);
    await expect(page.getByRole('row')).toHaveCount(2);
    await page.getByRole('searchbox', { name: 'Search the log' }).blur();
    await page.keyboard.press('k');
    await expect(page.getByRole('link', { name: 'It broke', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row', { name: 'reason no such table' })).toBeVisible();
    await page.getByRole('tab', { name: 'JSON' }).click();
    await expect(page.getByText('"reason": "no such table"')).toBeVisible();

    await page.getByRole('button', { name: 'Only lines of this trace' }).click();
    await expect(row(page, 'Slow')).toBeVisible();
    await expect(row(page, 'It broke')).toBeVisible();
    await page
      .getByRole('link', { name: `Trace …${trace_id.slice(-8)}` })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`/trace/${trace_id}`));
  });
});

test.describe('of a journey', () => {
  test.use({ person: 'andrewbrown', expectedConsole: [/a status of 422/] });

  test('the line of a refused request appears by itself, with its trace', async ({ page }) => {
    await page.goto('/logs?level=warn&search=422');
    await expect(page.getByRole('heading', { level: 1, name: 'Logs' })).toBeAttached();
    const cruddur = await page.context().newPage();
    await refuseCruds(cruddur);
    await openHome(cruddur, process.env.E2E_CRUDDUR);
    const traceId = await sendCrud(cruddur, 'The server will not like this');
    const line = page.getByRole('row').filter({ has: page.getByTitle(traceId) });
    await expect(line).toContainText('POST /api/activities 422');
    await line.getByTitle(traceId).click();
    await expect(page).toHaveURL(new RegExp(`/trace/${traceId}`));
  });
});

test('axe finds nothing on the log, nor beside a phone’s screen', async ({ page }) => {
  const group = await createGroup();
  await page.goto(`/logs?group=${group}`);
  await expect(page.getByRole('heading', { name: 'No log line matches.' })).toBeVisible();
  await expectReadable(page, 'no lines');
  await write(
    group,
    { level: 'error', message: 'It broke', trace_id: '4bf92f3577b34da6a3ce929d0e0e4736' },
    { level: 'warn', message: 'Slow' },
    { level: 'debug', message: 'Looked up' },
  );
  await expect(row(page, 'It broke')).toBeVisible();
  await expectReadable(page, 'some lines');
  await row(page, 'It broke').getByRole('link', { name: 'It broke' }).click();
  await expect(page.getByRole('tab', { name: 'Fields' })).toBeVisible();
  await expectReadable(page, 'an open line');
});
