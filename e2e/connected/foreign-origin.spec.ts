import { openHome } from '../support/home.ts';
import { expect, test } from '../support/test.ts';

// The page's policy allows no other origin at all; here only the tracing is in question.
test.use({ bypassCSP: true });

const ELSEWHERE = 'https://elsewhere.test/api/things';

for (const when of ['before', 'after'] as const) {
  test(`a request to another origin carries no traceparent, ${when} OpenTelemetry is loaded`, async ({
    page,
  }) => {
    await page.route(`${ELSEWHERE}*`, (route) =>
      route.fulfill({ json: {}, headers: { 'access-control-allow-origin': '*' } }),
    );
    if (when === 'before') await page.route(/\/assets\/start-.*\.js$/, () => {});
    const telemetry = when === 'after' ? page.waitForRequest('**/o/t') : undefined;
    await openHome(page);
    await telemetry;

    const headersOf = async (address: string) => {
      const asking = page.waitForRequest(address);
      await page.evaluate((url) => fetch(url).then((answer) => answer.text()), address);
      return (await asking).allHeaders();
    };
    // Without a preflight as well: a header of ours would have asked for one.
    expect(Object.keys(await headersOf(ELSEWHERE))).not.toContain('traceparent');
    const own = new URL('/api/me', page.url()).href;
    expect(Object.keys(await headersOf(own))).toContain('traceparent');
  });
}
