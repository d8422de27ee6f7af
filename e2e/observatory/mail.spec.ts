import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { sendMail } from '../../observatory/testing/send-mail.ts';
import { expectAccessible } from '../support/accessible.ts';
import { expect, observatory, test } from '../support/test.ts';

test.use({ baseURL: process.env.E2E_OBSERVATORY, person: null });

type Message = Omit<Parameters<typeof sendMail>[1], 'to'>;

/** Sends a mail to somebody whom no other test writes to; resolves to that address. */
async function send(message: Message): Promise<string> {
  const { mail } = await observatory.status();
  const to = `reader-${crypto.randomUUID()}@example.com`;
  await sendMail(mail.address ?? '', { to, ...message });
  return to;
}

const codeMail = { subject: 'Your code', text: 'Hello,\nyour code is 482913.' };

/** Opens the mail that somebody got, from the list. */
async function open(page: Page, to: string): Promise<void> {
  await page.goto(`/mail?search=${to}`);
  await page.getByRole('row', { name: to }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('a mail appears without a reload, and its code is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/mail');
  const to = await send(codeMail);
  const row = page.getByRole('row', { name: to });
  await expect(row).toContainText('482913');
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Your code', level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Code' })).toHaveText('482913');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), 'the clipboard')
    .toBe('482913');
});

test('mail is found and read by keyboard, and every view has an address', async ({ page }) => {
  const to = await send({ ...codeMail, html: '<p>Hello</p>' });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page).toHaveURL(/\/mail$/);
  await page.keyboard.press('/');
  await page.keyboard.type(to);
  await expect(page).toHaveURL(new RegExp(`search=${encodeURIComponent(to)}`));
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Search mail' }).blur();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'HTML' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'Text' }).click();
  await expect(page).toHaveURL(/view=text/);

  const shared = await page.context().newPage();
  await shared.goto(page.url());
  await expect(shared.getByText('your code is 482913')).toBeVisible();
  await shared.getByRole('tab', { name: 'Headers' }).click();
  await expect(shared.getByRole('row', { name: `To ${to}` })).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`search=${encodeURIComponent(to)}`));
});

test.describe('a hostile mail', () => {
  test.use({ expectedConsole: [/sandbox|Content Security Policy|Unsafe attempt/] });

  test('runs nothing, loads nothing, leads nowhere, and its links open apart', async ({ page }) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'text/html').end('<title>Elsewhere</title>');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const to = await send({
      subject: 'Look at this',
      html: `
        <base href="${elsewhere}/base/" target="_top">
        <meta http-equiv="refresh" content="0; url=${elsewhere}/refresh">
        <link rel="stylesheet" href="${elsewhere}/style.css">
        <style>@import "${elsewhere}/import.css"; p { color: rgb(1, 2, 3); }</style>
        <script>top.document.title = 'Taken over'; fetch('${elsewhere}/script')</script>
        <script src="${elsewhere}/script.js"></script>
        <p id="words" style="background: url(${elsewhere}/background.png)">Words</p>
        <img src="${elsewhere}/pixel.png" onerror="top.location = '${elsewhere}/onerror'">
        <video src="${elsewhere}/video" autoplay></video>
        <iframe src="${elsewhere}/frame"></iframe>
        <form action="${elsewhere}/form"><button>Send</button></form>
        <a href="${elsewhere}/link">Link</a>
        <a href="${elsewhere}/top" target="_top">Top</a>
        <a href="${elsewhere}/self" target="_self">Self</a>`,
    });
    await open(page, to);
    const address = page.url();
    const frame = page.frameLocator('iframe[title="HTML of Look at this"]');
    await expect(frame.locator('#words')).toHaveCSS('color', 'rgb(1, 2, 3)');
    await frame.getByRole('button', { name: 'Send' }).click();
    await frame.getByRole('link', { name: 'Top' }).click();

    const opening = page.context().waitForEvent('page');
    await frame.getByRole('link', { name: 'Link' }).click();
    const tab = await opening;
    await expect(tab).toHaveTitle('Elsewhere');
    expect(tab.url()).toBe(`${elsewhere}/link`);
    expect(await tab.evaluate(() => window.opener)).toBe(null);
    await tab.close();

    await frame.getByRole('link', { name: 'Self' }).click();
    await expect(page).toHaveTitle('Look at this · Observatory');
    expect(page.url()).toBe(address);
    // What the browser wanted to load was refused before the tab of the link had its answer.
    expect(asked.filter((path) => path !== '/link' && path !== '/favicon.ico')).toEqual([]);
    server.close();
  });
});

test('all mail is deleted once that is confirmed', async ({ page }) => {
  const to = await send(codeMail);
  await page.goto(`/mail?search=${to}`);
  await page.getByRole('button', { name: 'Delete all' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('row', { name: to })).toBeVisible();
  await expectAccessible(page);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing on mail, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const to = await send({ ...codeMail, html: '<p>Your code is 482913</p>' });
    await page.goto('/mail?search=nothing-has-these-words');
    await expect(page.getByRole('heading', { name: 'No mail matches.' })).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/mail?search=${to}`);
    await expect(page.getByRole('row', { name: to })).toBeVisible();
    await expectAccessible(page);
    await open(page, to);
    // The frame runs no script, so axe cannot look into it.
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect(violations).toEqual([]);
    for (const view of ['Text', 'Headers']) {
      await page.getByRole('tab', { name: view }).click();
      await expectAccessible(page);
    }
  });
}
