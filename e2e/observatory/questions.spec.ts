import type { QueryAnswer, QuerySpec } from '../../observatory/api/query.ts';
import { holdUp, like, likeByScript, liked } from '../support/liking.ts';
import { Observatory } from '../support/observatory.ts';
import { type OwnStack, startOwnStack } from '../support/own-stack.ts';
import { QueryScreen, readMs } from '../support/query-screen.ts';
import { durationsOf, numbersOf, percentile, type Row, rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/test.ts';

test.use({ person: null });
test.setTimeout(90_000);

/** Somebody for whom every like takes so long at least, and nothing else does. */
const slow = { handle: 'garek', heldMs: 800 };
/** As many as the screen shows at once. */
const mostRows = 500;
const liking = 'PUT /api/activities/:uuid/like';

let stack: OwnStack;
test.beforeAll(async ({ browser }) => {
  stack = await startOwnStack();
  const journey = { stack, browser, observatory: new Observatory(stack.urls.observatory) };
  await like(journey, 'andrewbrown');
  await likeByScript(journey, 'worf', 4);
  await like(journey, slow.handle, (press) => holdUp(journey, slow.handle, slow.heldMs, press));
});
test.afterAll(() => stack?.remove());

let screen: QueryScreen;
/** To COUNT of all that the server told. */
let first: QueryAnswer;
test.beforeEach(async ({ page }) => {
  screen = new QueryScreen(page);
  await screen.open(stack.urls.observatory);
  first = await screen.answerTo(() => page.getByLabel('Dataset').selectOption('backend-node'));
});

/** What the server told in the time of an answer. */
async function rowsOfServer({ start_ms: startMs, end_ms: endMs }: QueryAnswer): Promise<Row[]> {
  const rows = await rowsOf(stack.urls.observatory, { startMs, endMs });
  return rows.filter(({ service }) => service === 'backend-node');
}

const has =
  (attribute: string) =>
  ({ attributes }: Row) =>
    attributes[attribute] !== undefined;

/** The calculated number and the one that is read on the screen, which has three digits. */
function expectMs(read: string, ms: number) {
  expect(readMs(read), `${read} is ${ms} ms`).toBeCloseTo(Number(ms.toPrecision(3)), 6);
}

test('the five steps of a first walk through Honeycomb, number by number', async ({ page }) => {
  // Span rows.
  const rows = await rowsOfServer(first);
  expect(rows.length).toBeGreaterThan(50);
  await expect(await screen.cell('All rows', 'COUNT')).toHaveText(String(rows.length));
  await screen.tab('Raw rows');
  await expect(screen.rows).toHaveAttribute(
    'aria-rowcount',
    String(Math.min(rows.length, mostRows) + 1),
  );

  // Those with app.now, then those with app.result_length, each with its value.
  for (const attribute of ['app.now', 'app.result_length']) {
    await screen.empty('WHERE');
    await screen.type('WHERE', `${attribute} exists`);
    await screen.run();
    const found = rows.filter(has(attribute));
    expect(found.length, attribute).toBeGreaterThan(0);
    await expect(screen.rows).toHaveAttribute('aria-rowcount', String(found.length + 1));
    const shown = screen.rows.getByRole('button', { name: `${attribute}: ` });
    const values = found
      .toSorted((a, b) => b.atMs - a.atMs)
      .map((row) => row.attributes[attribute]);
    await expect(shown).toHaveText(values.map(String));
  }

  // MAX(app.result_length).
  await screen.empty('SELECT');
  await screen.empty('WHERE');
  await screen.type('SELECT', 'MAX(app.result_length)');
  await screen.tab('Overview');
  await screen.run();
  const longest = Math.max(...numbersOf(rows, 'app.result_length'));
  await expect(await screen.cell('All rows', 'MAX(app.result_length)')).toHaveText(String(longest));
  await expect(screen.chart('MAX(app.result_length)')).toBeVisible();

  // HEATMAP(duration_ms) with P90(duration_ms).
  await screen.empty('SELECT');
  await screen.type('SELECT', 'HEATMAP(duration_ms)');
  await screen.type('SELECT', 'P90(duration_ms)');
  const answer = await screen.run();
  const p90 = percentile(durationsOf(rows), 0.9);
  expectMs(await (await screen.cell('All rows', 'P90(duration_ms)')).innerText(), p90);
  expect(answer.total['P90(duration_ms)']).toBeCloseTo(p90, 6);
  const [heatmap] = answer.heatmaps;
  const cells = cellsOf(rows, answer, heatmap?.edges ?? []);
  expect(new Map(heatmap?.cells.map(({ time, bin, count }) => [`${time} ${bin}`, count]))).toEqual(
    cells,
  );
  // The first key leads to the cell that counts most.
  await screen.chart('HEATMAP(duration_ms)').press('ArrowRight');
  const said = page.getByText(/^\d+ rows, \d\d:\d\d:\d\d/);
  await expect(said).toContainText(`${Math.max(...cells.values())} rows, `);
});

/** How many durations there are in each step and row of a heatmap. */
function cellsOf(rows: readonly Row[], answer: QueryAnswer, edges: readonly number[]) {
  const counts = new Map<string, number>();
  for (const { atMs, durationMs } of rows) {
    if (durationMs === null) continue;
    const time = Math.floor((atMs - (answer.times_ms[0] ?? 0)) / answer.granularity_ms);
    const cell = `${time} ${edges.findLastIndex((edge) => edge <= durationMs)}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}

test('each group’s numbers are its own, and a point leads to its traces and the span', async ({
  page,
}) => {
  await screen.type('SELECT', 'P90(duration_ms)');
  await screen.type('GROUP BY', 'http.route');
  const answer = await screen.run();
  const rows = await rowsOfServer(answer);
  const groups = Map.groupBy(rows, ({ attributes }) =>
    String(attributes['http.route'] ?? 'no value'),
  );
  expect(groups.size).toBeGreaterThan(3);
  for (const [route, own] of groups) {
    await expect(await screen.cell(route, 'COUNT'), route).toHaveText(String(own.length));
    expectMs(
      await (await screen.cell(route, 'P90(duration_ms)')).innerText(),
      percentile(durationsOf(own), 0.9),
    );
  }

  // The last step that counts something of the first line.
  const [top] = answer.groups;
  const step = top?.series.COUNT?.findLastIndex((count) => count) ?? 0;
  const chart = screen.chart('COUNT by http.route');
  for (let at = answer.times_ms.length - 1; at >= step; at -= 1) await chart.press('ArrowLeft');
  await chart.press('ArrowDown');
  const asked = await screen.answerTo(() => chart.press('Enter'));
  await expect(page).toHaveURL(/tab=traces/);
  const matching = groups
    .get(String(top?.group[0] ?? 'no value'))
    ?.filter(({ atMs }) => atMs >= asked.start_ms && atMs < asked.end_ms);
  const byTrace = Map.groupBy(matching ?? [], ({ traceId }) => traceId);
  const links = page.getByRole('tabpanel').getByRole('row').getByRole('link');
  await expect(links).toHaveCount(byTrace.size);
  const link = links.first();
  const address = new URL((await link.getAttribute('href')) ?? '', page.url());
  const longest = byTrace
    .get(address.pathname.replace('/trace/', ''))
    ?.reduce((a, b) => ((b.durationMs ?? 0) > (a.durationMs ?? 0) ? b : a));
  expect(address.searchParams.get('span')).toBe(longest?.spanId);
  await link.click();
  await expect(page).toHaveURL(address.href);
  await expect(
    page.getByRole('complementary', { name: `Span ${longest?.name}`, exact: true }),
  ).toBeVisible();
});

test('a zoomed question is the same by its address, its JSON and Honeycomb’s own API', async ({
  page,
  request,
}) => {
  await screen.type('SELECT', 'MAX(duration_ms)');
  await screen.type('GROUP BY', 'http.request.method');
  await screen.run();
  await screen.answerTo(() => page.getByLabel('Time range').selectOption('Last 10 minutes'));
  const plot = screen.chart('COUNT by http.request.method').locator('.u-over');
  const { x = 0, y = 0, width = 0 } = (await plot.boundingBox()) ?? {};
  const zoomed = await screen.answerTo(async () => {
    await page.mouse.move(x + width * 0.6, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + width - 1, y + 30, { steps: 4 });
    await page.mouse.up();
  });
  expect(zoomed.end_ms - zoomed.start_ms).toBeLessThan(300_000);
  expect(screen.question().time_range).toBeUndefined();

  // Changed as text, asked, and read again from the address alone.
  await screen.tab('JSON');
  const text = page.getByRole('textbox', { name: /^The question as/ });
  const spec = JSON.parse(await text.inputValue()) as QuerySpec;
  expect(spec).toEqual(screen.question());
  const changed = {
    ...spec,
    calculations: [...(spec.calculations ?? []), { op: 'P90', column: 'duration_ms' }],
  } satisfies QuerySpec;
  await text.fill(JSON.stringify(changed));
  const answer = await screen.answerTo(() => page.keyboard.press('ControlOrMeta+Enter'));
  expect(screen.question()).toEqual(changed);
  await screen.tab('Overview');
  const numbers = await screen.table.innerText();
  await page.reload();
  await expect.poll(() => screen.table.innerText()).toBe(numbers);

  const rows = await rowsOfServer(answer);
  const groups = Map.groupBy(rows, ({ attributes }) => attributes['http.request.method'] ?? null);
  const results = [...groups].map(([method, own]) => ({
    'http.request.method': method,
    COUNT: own.length,
    'MAX(duration_ms)': closeTo(Math.max(...durationsOf(own))),
    'P90(duration_ms)': closeTo(percentile(durationsOf(own), 0.9)),
  }));
  for (const { COUNT, ...group } of results) {
    const name = String(group['http.request.method'] ?? 'no value');
    await expect(await screen.cell(name, 'COUNT')).toHaveText(String(COUNT));
  }

  const headers = { 'X-Honeycomb-Team': 'any' };
  const api = `${stack.urls.observatory}/1`;
  const created = await request.post(`${api}/queries/backend-node`, { headers, data: changed });
  expect(created.status(), await created.text()).toBe(200);
  const { id } = (await created.json()) as { id: string };
  const order = { headers, data: { query_id: id } };
  const started = await request.post(`${api}/query_results/backend-node`, order);
  const result = (await started.json()) as { id: string };
  const read = async () =>
    (await request.get(`${api}/query_results/backend-node/${result.id}`, { headers })).json();
  await expect.poll(read).toMatchObject({ complete: true });
  const { data } = (await read()) as { data: { results: { data: unknown }[] } };
  expect(data.results).toHaveLength(results.length);
  expect(data.results.map((each) => each.data)).toEqual(expect.arrayContaining(results));
});

/** The number itself, but for what is lost where nanoseconds become milliseconds. */
function closeTo(value: number): unknown {
  return expect.closeTo(value, 6);
}

test('BubbleUp says for whom the slow ones are slow', async ({ page }) => {
  await screen.empty('SELECT');
  await screen.type('SELECT', 'HEATMAP(duration_ms)');
  await screen.type('WHERE', `name = ${liking}`);
  await screen.run();
  const answer = await screen.answerTo(() =>
    page.getByLabel('Time range').selectOption('Last 10 minutes'),
  );
  const likes = (await rowsOfServer(answer)).filter(({ name }) => name === liking);
  const held = likes.filter(({ durationMs }) => (durationMs ?? 0) >= slow.heldMs);
  const [{ attributes } = { attributes: {} as Row['attributes'] }] = held;
  const person = String(attributes['user.id']);
  expect(likes).toHaveLength(6 * liked);
  expect(held.map((row) => row.attributes['user.id'])).toEqual(Array(liked).fill(person));

  const edges = answer.heatmaps[0]?.edges ?? [];
  const bin = edges.findLastIndex((edge) => edge <= Math.min(...durationsOf(held)));
  const heatmap = screen.chart('HEATMAP(duration_ms)');
  const box = (await heatmap.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  // Of the chart the axes take 68 pixels on the left, 24 on the right, 8 above and 28 below.
  const rowHeight = (box.height - 36) / (edges.length - 1);
  await page.mouse.move(box.x + box.width - 30, box.y + 12);
  await page.mouse.down();
  const lowest = box.y + box.height - 28 - rowHeight * (bin + 0.5);
  await page.mouse.move(box.x + 75, lowest, { steps: 4 });
  await page.mouse.up();
  const bubbleUp = page.getByRole('region', { name: 'BubbleUp' });
  await expect(bubbleUp.getByText(`Selection ${liked} rows`, { exact: true })).toBeVisible();
  await expect(bubbleUp.getByText(`Baseline ${5 * liked} rows`, { exact: true })).toBeVisible();

  const card = bubbleUp.getByRole('article').first();
  await expect(card).toHaveAttribute('aria-label', 'user.id');
  const value = card.getByRole('button', { name: person });
  await expect(value).toHaveText(`${person}: selection 100 %, baseline 0 %`);
  await value.click();
  const narrowed = await screen.answerTo(() =>
    page.getByRole('menuitem', { name: `Only = ${person}` }).click(),
  );
  expect(screen.question().filters).toContainEqual({ column: 'user.id', op: '=', value: person });
  expect(narrowed.rows_matched).toBe(liked);
  await expect(page.getByText(`${liked} rows matched`).first()).toBeVisible();
});
