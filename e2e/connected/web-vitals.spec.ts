import { expectChain, is } from '../support/edges.ts';
import { composeBox, openHome } from '../support/home.ts';
import { traceIdOf } from '../support/observatory.ts';
import { expect, observatory, test } from '../support/test.ts';

test('LCP is part of the page load, and INP a trace of its own that names what was pressed', async ({
  page,
}) => {
  const asking = page.waitForRequest(/\/api\/activities\/home/);
  const telemetry = page.waitForRequest('**/o/t');
  await openHome(page);
  await telemetry;
  const load = traceIdOf(await (await asking).allHeaders());
  await page.locator('button[name=crud]').click();
  await expect(composeBox(page)).toBeFocused();
  // The browser tells of an interaction after the next frame, and web-vitals looks at it when the
  // page is idle; before that there is no INP.
  await page.evaluate(
    () =>
      new Promise<void>((told) => {
        new PerformanceObserver(() => requestIdleCallback(() => told())).observe({
          type: 'first-input',
          buffered: true,
        });
      }),
  );
  const session = await page.evaluate(
    () => JSON.parse(sessionStorage.getItem('telemetry.session') ?? '{}').id as string,
  );
  await page.close({ runBeforeUnload: true });

  const detail = await observatory.completeTrace(load, 'web_vital LCP');
  const [, lcp] = expectChain(detail, ['documentLoad', 'webVital'], /LCP/);
  expect(lcp?.duration_ms).toBeGreaterThan(0);
  const loaded = detail.spans.find((span) => is(span, 'documentLoad'));

  const named = { search: session, service: 'frontend-react' };
  const findInp = async () =>
    (await observatory.traces(named)).traces.find(({ name }) => name === 'web_vital INP');
  await expect.poll(findInp).toBeDefined();
  const { spans } = await observatory.completeTrace((await findInp())?.trace_id ?? '');
  expect(spans).toHaveLength(1);
  expect(spans[0]?.attributes).toMatchObject({
    'app.vital.name': 'INP',
    'app.vital.target': expect.stringContaining('button[crud]'),
  });
  expect(spans[0]?.links).toMatchObject([{ trace_id: load, span_id: loaded?.span_id }]);
});
