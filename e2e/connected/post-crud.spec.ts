import { edges } from '@cruddur/contract/telemetry/edges.ts';
import { expectChain, expectConnected, is } from '../support/edges.ts';
import { postCrud, sendCrud } from '../support/home.ts';
import { expect, observatory, test } from '../support/test.ts';

test('a click on Crud is one trace: action → fetch → server → INSERT', async ({ page }) => {
  await page.goto('/');
  const traceId = await postCrud(page, 'Every click tells its story.');

  const detail = await observatory.completeTrace(traceId);
  expectConnected(detail);
  const [action, fetch, server, , insert] = expectChain(
    detail,
    edges.postCrud,
    /^INSERT activities$/,
  );
  expect(action?.name).toBe('submit compose');
  expect(action?.parent_span_id).toBeNull();
  expect(fetch?.name).toBe('POST /api/activities');
  expect(server?.attributes).toMatchObject({
    'http.request.method': 'POST',
    'http.route': '/api/activities',
    'http.response.status_code': 201,
  });
  expect(insert?.attributes['db.system.name']).toBe('postgresql');
  expect(insert?.attributes['db.query.text']).not.toContain('Every click');
  expect(detail.spans.filter((span) => is(span, 'action'))).toHaveLength(1);
});

test('the share of the network is on the fetch span', async ({ page }) => {
  await page.goto('/');
  const detail = await observatory.completeTrace(
    await postCrud(page, 'How much of it is the wire?'),
  );
  const fetch = detail.spans.find((span) => is(span, 'fetch') && span.name.startsWith('POST'));
  const ms = (key: string) => fetch?.attributes[`http.client.${key}_ms`] as number;
  expect(ms('server')).toBeGreaterThan(0);
  expect(ms('network')).toBeCloseTo((fetch?.duration_ms ?? 0) - ms('server'), 0);
  for (const part of ['dns', 'connect', 'tls', 'request', 'wait', 'response']) {
    expect(ms(part), part).toBeGreaterThanOrEqual(0);
  }
  expect(detail.network_ms).toBeGreaterThan(0);
});

test('who and which session is on every browser span, and the person on the server span', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByText('@andrewbrown').first()).toBeVisible();
  const detail = await observatory.completeTrace(await postCrud(page, 'It is me.'));
  const sessions = new Set<unknown>();
  for (const span of detail.spans.filter((each) => each.service === 'frontend-react')) {
    expect(span.attributes['user.id'], span.name).toMatch(/^[0-9a-f-]{36}$/);
    sessions.add(span.attributes['session.id']);
  }
  expect(sessions.size).toBe(1);
  const server = detail.spans.find((span) => is(span, 'request'));
  expect(server?.attributes['user.id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('a click is pushed into the Observatory’s open list after its export', async ({ page }) => {
  await page.goto('/');
  const live = await page.context().newPage();
  await live.goto(process.env.E2E_OBSERVATORY ?? '');
  await expect(live.getByRole('searchbox')).toBeVisible();
  await page.bringToFront();
  const exporting = page.waitForRequest(
    (each) => each.url().endsWith('/o/t') && /"name":"submit compose"/.test(each.postData() ?? ''),
  );
  const traceId = await sendCrud(page, 'Seen at once');
  // By its own address, and once the click itself has arrived: the server's spans come before it.
  const row = live.locator(`a[href="/trace/${traceId}"]`, { hasText: /^submit compose$/ });
  expect((await exporting).postData()).toContain(traceId);
  await expect(row).toBeVisible();
});
