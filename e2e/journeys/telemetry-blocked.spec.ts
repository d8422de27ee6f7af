import { openHome, postCrud } from '../support/home.ts';
import { expect, test } from '../support/test.ts';

test.use({ expectedConsole: [/Failed to load resource/] });

test('with telemetry blocked, as by an ad-blocker, the app works as before', async ({ page }) => {
  const blocked: string[] = [];
  await page.route('**/o/t', (route) => {
    blocked.push(route.request().url());
    return route.abort('blockedbyclient');
  });
  await openHome(page);
  await postCrud(page, 'Nobody is watching');
  await expect.poll(() => blocked.length).toBeGreaterThan(0);
  await page.reload();
  await expect(page.getByRole('article').filter({ hasText: 'Nobody is watching' })).toBeVisible();
});

test('with the telemetry script itself blocked, the app works as before', async ({ page }) => {
  let blocked = 0;
  await page.route(/\/assets\/start-.*\.js$/, (route) => {
    blocked += 1;
    return route.abort('blockedbyclient');
  });
  await openHome(page);
  await postCrud(page, 'Not even the script');
  expect(blocked).toBeGreaterThan(0);
});
