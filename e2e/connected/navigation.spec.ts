import { expectChain, expectConnected, is } from '../support/edges.ts';
import { traceIdOf } from '../support/observatory.ts';
import { expect, observatory, test } from '../support/test.ts';

test.use({ expectedConsole: [/Failed to load resource: .* status of 404/] });

test('a change of page is one trace: click → navigate → fetch → server', async ({ page }) => {
  const telemetry = page.waitForRequest('**/o/t');
  await page.goto('/nowhere');
  await telemetry;
  const asking = page.waitForRequest(/\/api\/activities\/home/);
  await page.getByRole('link', { name: 'Go to Home' }).click();
  const detail = await observatory.completeTrace(
    traceIdOf(await (await asking).allHeaders()),
    'home.activities',
  );
  expectConnected(detail);
  const [click, navigation] = expectChain(detail, ['action', 'navigation'], /^navigate \/$/);
  expect(click?.parent_span_id).toBeNull();
  expect(navigation?.attributes).toMatchObject({
    'app.route': '/',
    'app.navigation.type': 'push',
  });
  expect(detail.spans.filter((span) => is(span, 'navigation'))).toHaveLength(1);
  expectChain(detail, ['fetch', 'request', 'handler', 'homeActivities', 'sql']);
});
