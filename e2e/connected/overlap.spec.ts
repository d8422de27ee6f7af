import { expectConnected, is } from '../support/edges.ts';
import { openHome, sendCrud } from '../support/home.ts';
import { traceIdOf } from '../support/observatory.ts';
import { expect, observatory, test } from '../support/test.ts';

test('two overlapping actions are not mixed up', async ({ page }) => {
  await openHome(page);
  // The post is kept waiting on the wire until the other action has come and gone.
  const { promise: later, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/api/activities', async (route) => {
    await later;
    await route.continue();
  });
  const post = await sendCrud(page, 'I take my time');

  const paging = page.waitForRequest(/\/api\/activities\/home\?.*cursor=/);
  // Scrolling to the button would load the page by itself, so it is pressed where it stands.
  await page.locator('button[name=show-more]').evaluate((button: HTMLElement) => button.click());
  const page2 = traceIdOf(await (await paging).allHeaders());
  release();

  expect(page2).not.toBe(post);
  for (const [traceId, action, own, foreign] of [
    [post, 'submit compose', 'POST /api/activities', 'GET /api/activities/home'],
    [page2, 'click show-more', 'GET /api/activities/home', 'POST /api/activities'],
  ] as const) {
    const detail = await observatory.completeTrace(traceId);
    expectConnected(detail);
    expect(detail.spans.filter((span) => is(span, 'action')).map((span) => span.name)).toEqual([
      action,
    ]);
    const fetches = detail.spans.filter((span) => is(span, 'fetch')).map((span) => span.name);
    expect(fetches).toContain(own);
    expect(fetches).not.toContain(foreign);
  }
});
