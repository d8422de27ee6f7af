import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { announceRelease } from '../../frontend-react/release/announce.ts';
import { ReceivedErrors } from '../support/errors.ts';
import { complaint, composeBox, openHome, postCrud } from '../support/home.ts';
import { passwords, whisper } from '../support/secrets.ts';
import { expect, observatory, test } from '../support/test.ts';

const errors = new ReceivedErrors(process.env.E2E_OBSERVATORY ?? '');

// Said by the browser of what is thrown on purpose, and by React of what a boundary caught.
test.use({ expectedConsole: [/on purpose|Failed to load resource|The above error occurred/] });

/** Clicks a button of the error test page; the reference that it quotes. */
async function breakBy(page: Page, button: string): Promise<string> {
  await page.goto('/about/error-test');
  await page.getByRole('button', { name: button }).click();
  const reference = page.locator('main').locator('code[title]').first();
  return (await reference.getAttribute('title')) ?? '';
}

test('a click that throws is an item and an exception of its span, under one id', async ({
  page,
}) => {
  const traceId = await breakBy(page, 'Throw in a click');
  expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  const item = await errors.next(traceId);
  expect(item).toMatchObject({
    platform: 'browser',
    trace_id: traceId,
    context: '/about/error-test',
    exception: { class: 'Error', message: expect.stringContaining('by a click') },
    custom: { trace_id: traceId, how: 'uncaught error' },
    person_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    request: { url: expect.stringMatching(/\/about\/error-test$/) },
  });
  expect(item.breadcrumbs.map(({ text }) => text).join('\n')).toContain('throw-in-click');
  const trace = await observatory.completeTrace(traceId);
  const click = trace.spans.find(({ name }) => name === 'click throw-in-click');
  expect(click?.events.map(({ name }) => name)).toContain('exception');
  expect(click?.attributes['user.id']).toBe(item.person_id);
});

test('a page that breaks is one item, with where React was, under the reference it quotes', async ({
  page,
}) => {
  const traceId = await breakBy(page, 'Break this page');
  await expect(complaint(page)).toContainText('This page broke');
  const item = await errors.next(traceId);
  expect(item.custom).toMatchObject({
    how: 'caught error',
    componentStack: expect.stringContaining('at '),
  });
  const { items } = await errors.ofTrace(traceId);
  expect(items.map(({ occurrences }) => occurrences)).toEqual([1]);
});

test('the source maps that a release uploads lead to our own lines', async ({ page }) => {
  const item = await errors.next(await breakBy(page, 'Throw in a click'));
  const lines: string[] = [];
  await announceRelease(
    {
      name: 'Observatory',
      api: `${process.env.E2E_OBSERVATORY}/api/1/`,
      token: 'any',
      // Another address of the same build.
      pages: 'https://cruddur.example',
      environment: item.environment,
      codeVersion: item.code_version ?? '',
    },
    fileURLToPath(new URL('../../frontend-react/dist', import.meta.url)),
    (line) => lines.push(line),
  );
  expect(lines.at(-1)).toMatch(/^Released: \d+ source maps and the deploy\.$/);
  const { frames } = await errors.occurrence(item.uuid);
  expect(frames[0]).toMatchObject({
    file: expect.stringMatching(/features\/error-test\/error-test-page\.tsx$/),
    source: 'mapped',
    code: expect.stringContaining('Thrown on purpose'),
  });
});

test('what breaks before rollbar.js is there is not lost', async ({ page }) => {
  const early = `early on purpose ${crypto.randomUUID()}`;
  await page.addInitScript((message) => {
    document.addEventListener('DOMContentLoaded', () => {
      throw new Error(message);
    });
  }, early);
  // Long enough for the page to stand and be used before it is known whether errors are reported.
  await page.route('**/o/settings', async (route) => {
    await openHomeOnce;
    await route.continue();
  });
  let shown = () => {};
  const openHomeOnce = new Promise<void>((resolve) => {
    shown = resolve;
  });
  await openHome(page);
  shown();
  const item = await errors.next(early);
  expect(item.exception?.message).toBe(early);
  expect(item.trace_id).toMatch(/^[0-9a-f]{32}$/);
});

test('an answer of 500 gives the item of the server and that of the page, under one id', async ({
  page,
}) => {
  await openHome(page);
  await page.route('**/api/activities/home?*', (route) => {
    const { origin } = new URL(route.request().url());
    return route.continue({ url: `${origin}/rollbar/test?error=1` });
  });
  const failed = page.waitForResponse((answer) => answer.status() === 500);
  await page.locator('button[name=show-more]').evaluate((button: HTMLElement) => button.click());
  const timing = (await (await failed).allHeaders())['server-timing'] ?? '';
  const traceId = /00-([0-9a-f]{32})-/.exec(timing)?.[1] ?? '';
  const [first, second] = await bothItems(traceId);
  expect([first, second].toSorted()).toEqual(['browser', 'server']);
});

/** The platforms of the first two occurrences in a trace. */
async function bothItems(traceId: string): Promise<[string, string]> {
  const first = await errors.next(traceId);
  const second = await errors.next(traceId, first.uuid);
  return [first.platform, second.platform];
}

test('nothing that was typed is in an item', async ({ page }) => {
  const secret = passwords.first.replaceAll(' ', '-');
  await page.addInitScript((secret) => {
    addEventListener('keydown', ({ key }) => {
      if (key !== 'F8') return;
      throw new Error(`typed on purpose: reading ?password=${secret} of joe@example.com`);
    });
  }, secret);
  await page.goto(`/search?q=${whisper}`);
  await expect(page.getByRole('searchbox').first()).toBeVisible();
  await page.locator('nav').getByRole('link', { name: 'Home' }).click();
  await postCrud(page, `${whisper} is posted`);
  await composeBox(page).fill(`${whisper} is typed`);
  await page.keyboard.press('F8');
  const item = await errors.next('typed on purpose');
  expect(item.breadcrumbs.length).toBeGreaterThan(2);
  const text = JSON.stringify(item);
  for (const typed of [whisper, secret, 'joe@example.com']) expect(text).not.toContain(typed);
});

test('with the receiver blocked, as by an ad-blocker, nothing changes', async ({ page }) => {
  let blocked = 0;
  await page.route('**/api/1/item/**', (route) => {
    blocked += 1;
    return route.abort('blockedbyclient');
  });
  await breakBy(page, 'Throw in a click');
  await expect.poll(() => blocked).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Reject a promise' }).click();
  await expect(page.getByText('A promise was rejected')).toBeVisible();
});
