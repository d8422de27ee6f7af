import { readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Page } from '@playwright/test';
import type { ServiceMap } from '../../observatory/api/map.ts';
import { complaint, openHome, postCrud, refuseCruds, sendCrud } from '../support/home.ts';
import { type Journey, like, likeByScript, liked } from '../support/liking.ts';
import { Observatory } from '../support/observatory.ts';
import { type OwnStack, startOwnStack } from '../support/own-stack.ts';
import { QueryScreen } from '../support/query-screen.ts';
import { type Row, rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/test.ts';

// The crud that is refused on purpose.
test.use({ person: null, expectedConsole: [/the server responded with a status of 422/] });
test.setTimeout(90_000);

let stack: OwnStack;
let journey: Journey;
/** Of a crud that was taken, and of one that was not. */
let taken: string;
let refused: string;

test.beforeAll(async ({ browser }) => {
  stack = await startOwnStack(() => ({ OTEL_METRIC_EXPORT_INTERVAL: '1000' }));
  journey = { stack, browser, observatory: new Observatory(stack.urls.observatory) };
  await like(journey, 'garek');
  const context = await browser.newContext({ baseURL: stack.urls.cruddur });
  await context.request.post('/api/auth/demo', { data: { handle: 'andrewbrown' } });
  const page = await context.newPage();
  await openHome(page);
  taken = await postCrud(page, 'One that is taken');
  await refuseCruds(page);
  refused = await sendCrud(page, 'One that is refused');
  await expect(complaint(page)).toContainText('Not posted.');
  for (const trace of [taken, refused]) {
    await journey.observatory.completeTrace(trace, 'submit compose');
  }
  await context.close();
});
test.afterAll(() => stack?.remove());

const at = (path: string) => `${stack.urls.observatory}${path}`;

/** Everything of the last quarter of an hour. */
function allRows(): Promise<Row[]> {
  const now = Date.now();
  return rowsOf(stack.urls.observatory, { startMs: now - 900_000, endMs: now + 1000 });
}

test('the map has the browser, the server and PostgreSQL, each call counted once', async ({
  page,
}) => {
  const reading = page.waitForResponse((answer) => answer.url().includes('/api/map?'));
  await page.goto(at('/map?range=15m'));
  const map = (await (await reading).json()) as ServiceMap;
  const { start_ms: startMs, end_ms: endMs } = map;
  const rows = await rowsOf(stack.urls.observatory, { startMs, endMs });
  const spans = new Map(rows.filter(({ kind }) => kind === 'span').map((row) => [row.spanId, row]));
  const all = [...spans.values()];
  const ofBrowser = (row: Row) => spans.get(row.parentId)?.service === 'frontend-react';
  const served = all.filter((row) => row.service === 'backend-node' && ofBrowser(row));
  const statements = all.filter(({ attributes }) => attributes['db.system.name'] === 'postgresql');
  expect(served.length).toBeGreaterThan(liked);

  const calls = page.getByRole('region', { name: 'Calls', exact: true });
  for (const [edge, count] of [
    [/^frontend-react.*backend-node/, served.length],
    [/^backend-node.*PostgreSQL/, statements.length],
  ] as const) {
    const row = calls.getByRole('row', { name: edge });
    await expect(row.getByRole('cell').nth(2), String(edge)).toHaveText(String(count));
  }
  await calls.getByRole('link', { name: /^PostgreSQL/ }).click();
  const panel = page.getByRole('complementary', { name: 'Calls: backend-node → PostgreSQL' });
  await expect(panel).toContainText(`${statements.length} spans`);
});

test('two traces are compared, and what only one has done is named', async ({ page }) => {
  await page.goto(at(`/compare?a=${taken}&b=${refused}`));
  const differences = page.getByRole('region', { name: 'Differences' });
  const insert = differences.getByRole('row').filter({ hasText: 'INSERT activities' });
  await expect(insert).toContainText('only in A');
  const served = differences.getByRole('row').filter({ hasText: 'POST /api/activities' });
  await served.first().getByRole('button').click();
  const panel = page.getByRole('complementary').last();
  await expect(panel).toContainText('http.response.status_code');
  await expect(panel).toContainText('201');
  await expect(panel).toContainText('422');
});

test('metrics count each request once, and an exemplar leads to its trace', async ({ page }) => {
  const name = 'http.server.request.duration';
  await page.goto(at(`/metrics?name=${name}&group=http.route`));
  const numbers = page.getByRole('region', { name: 'Over the whole time' });
  const likes = numbers.getByRole('row').filter({ hasText: '/api/activities/:uuid/like' });
  await expect(likes.getByRole('cell').nth(1)).toHaveText(String(liked));

  await likes.getByRole('link').click();
  await expect(numbers.getByRole('columnheader').first()).toHaveText('Series');
  const measured = page.getByRole('region', { name: /^Measurements with a trace/ });
  await measured.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/trace\/[0-9a-f]{32}\?span=/);
  const { pathname, searchParams } = new URL(page.url());
  const rows = await allRows();
  const span = rows.find(({ spanId }) => spanId === searchParams.get('span'));
  expect(span).toMatchObject({
    name: 'PUT /api/activities/:uuid/like',
    traceId: pathname.replace('/trace/', ''),
  });
  await expect(page.getByRole('complementary', { name: `Span ${span?.name}` })).toBeVisible();
});

test('what is exported is known already when it is imported again', async ({ page }) => {
  await page.goto(at('/transfer'));
  await page.getByRole('button', { name: 'Last 15 min' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const file = await (await downloading).path();
  const spans = (await allRows()).filter(({ kind }) => kind === 'span').length;
  expect(readFileSync(file, 'utf8').match(/"spanId":"[0-9a-f]{16}","parent/g)).toHaveLength(spans);
  await page.getByLabel('Drop a file here, or choose one').setInputFiles(file);
  await expect(page.getByRole('status').filter({ hasText: 'spans taken' })).toContainText(
    `0 spans taken, ${spans} were here already`,
  );
});

test('a question follows what arrives, stands still while it is paused, and catches up', async ({
  page,
  context,
}) => {
  const question = at('/query?dataset=backend-node&query={"calculations":[{"op":"COUNT"}]}');
  const still = await context.newPage();
  const shown = async (on: Page) => {
    const cell = await new QueryScreen(on).cell('All rows', 'COUNT');
    return Number((await cell.innerText()).replaceAll(',', ''));
  };
  const stored = async () =>
    (await allRows()).filter(({ service }) => service === 'backend-node').length;
  for (const each of [page, still]) {
    await each.goto(question);
    await expect(new QueryScreen(each).table).toBeVisible();
    await each.evaluate(() => Object.assign(window, { opened: true }));
  }
  const before = await stored();
  await expect.poll(() => shown(page)).toBe(before);
  await expect.poll(() => shown(still)).toBe(before);
  await still.getByRole('button', { name: 'Live', exact: true }).last().click();
  await likeByScript(journey, 'worf', 1);
  const after = await stored();
  expect(after).toBeGreaterThan(before);
  await expect.poll(() => shown(page)).toBe(after);
  // It has heard of it at the same time as the other.
  expect(await shown(still)).toBe(before);
  await still.getByRole('button', { name: 'Paused', exact: true }).last().click();
  await expect.poll(() => shown(still)).toBe(after);
  for (const each of [page, still]) {
    expect(await each.evaluate(() => 'opened' in window), 'not loaded again').toBe(true);
  }
});

test('an assistant finds the click and reads its trace', async () => {
  const client = new Client({ name: 'e2e', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(at('/mcp')));
  await client.connect(transport as Parameters<typeof client.connect>[0]);
  const say = async (name: string, asked: Record<string, unknown>) =>
    JSON.stringify((await client.callTool({ name, arguments: asked })).content);
  const name = 'submit compose';
  expect(await say('find_traces', { name, root_only: true })).toContain(taken);
  const trace = await say('get_trace', { trace_id: taken });
  for (const step of [name, 'POST /api/activities', 'INSERT activities']) {
    expect(trace).toContain(step);
  }
  await client.close();
});

test('what is not taken is told on every screen, with the reason', async ({ page, request }) => {
  await page.goto(at('/map'));
  const notice = page.getByRole('status').filter({ hasText: 'Not kept' });
  await expect(page.getByRole('region', { name: 'Calls', exact: true })).toBeVisible();
  await expect(notice).toHaveCount(0);
  // By somebody's clock it is three hours later.
  const timeUnixNano = `${Date.now() + 3 * 3_600_000}000000`;
  const metric = { name: 'ahead', gauge: { dataPoints: [{ timeUnixNano, asDouble: 1 }] } };
  const data = { resourceMetrics: [{ scopeMetrics: [{ metrics: [metric] }] }] };
  expect((await request.post(at('/v1/metrics'), { data })).status()).toBe(200);
  await expect(notice).toContainText('Metrics: 1 point not taken: more than two hours ahead');
  await notice.getByRole('link', { name: 'Not kept' }).click();
  await expect(page).toHaveURL(at('/status#dropped'));
});
