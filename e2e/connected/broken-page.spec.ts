import type { Page } from '@playwright/test';
import { expectConnected } from '../support/edges.ts';
import { complaint, openHome } from '../support/home.ts';
import { expect, observatory, test } from '../support/test.ts';

// Said by React and by the router, of an error that a boundary caught.
test.use({ expectedConsole: [/is not a function/] });

/** Answers with something that is no list, which no component can show. */
async function breakFeed(page: Page, pattern: RegExp): Promise<void> {
  await page.route(pattern, (route) => route.fulfill({ json: { activities: 'none' } }));
}

/** Asserts that the trace quoted by the error page holds the exception, on a span of the browser. */
async function expectExceptionByReference(page: Page): Promise<string> {
  await expect(complaint(page)).toContainText('This page broke');
  const reference = await complaint(page).locator('code').getAttribute('title');
  let name = '';
  await expect(async () => {
    const detail = await observatory.completeTrace(reference ?? '');
    const broken = detail.spans.find(
      (span) =>
        span.service === 'frontend-react' &&
        span.events.some((event) => event.name === 'exception'),
    );
    expect(broken?.error).toBe(true);
    const [exception] = broken?.events.filter((event) => event.name === 'exception') ?? [];
    expect(exception?.attributes).toMatchObject({
      'exception.type': 'TypeError',
      'exception.message': expect.stringContaining('is not a function'),
      'exception.stacktrace': expect.stringContaining('/assets/'),
      'exception.escaped': false,
    });
    expectConnected(detail);
    name = broken?.name ?? '';
  }).toPass({ timeout: 15_000 });
  return name;
}

test('a page that breaks while it loads quotes the trace that holds the exception', async ({
  page,
}) => {
  await breakFeed(page, /\/api\/activities\/home/);
  await page.goto('/');
  expect(await expectExceptionByReference(page)).toMatch(/^(documentLoad|caught error)$/);
});

test('a page that a click breaks quotes the trace of that click', async ({ page }) => {
  await openHome(page);
  await breakFeed(page, /\/api\/activities\/home\?.*cursor=/);
  // Scrolling to the button would load the page by itself, so it is pressed where it stands.
  await page.locator('button[name=show-more]').evaluate((button: HTMLElement) => button.click());
  expect(await expectExceptionByReference(page)).toMatch(/^(click show-more|caught error)$/);
});
