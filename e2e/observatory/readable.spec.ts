import { expectReadable, settled } from '../support/accessible.ts';
import { openHome, postCrud } from '../support/home.ts';
import { expect, observatory, test } from '../support/test.ts';

const cruddur = process.env.E2E_CRUDDUR ?? '';

test.use({ baseURL: process.env.E2E_OBSERVATORY, person: 'londo' });

const asked = (query: object, more = '') =>
  `/query?query=${encodeURIComponent(JSON.stringify(query))}${more}`;

const heatmap = {
  calculations: [
    { op: 'HEATMAP', column: 'duration_ms' },
    { op: 'P90', column: 'duration_ms' },
  ],
  time_range: 600,
};
const grouped = { calculations: [{ op: 'COUNT' }], breakdowns: ['http.route'], time_range: 600 };

test('the screens that answer questions can be read by everybody, on a phone too', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const tab = await page.context().newPage();
  await openHome(tab, cruddur);
  const one = await postCrud(tab, `To be read ${Date.now()}`);
  const other = await postCrud(tab, `To be compared ${Date.now()}`);
  await tab.close();
  for (const trace of [one, other]) await observatory.completeTrace(trace);

  for (const [name, path] of [
    ['start of a question', '/query'],
    ['heatmap', asked(heatmap)],
    ['groups', asked(grouped)],
    ['raw rows', asked(grouped, '&tab=rows')],
    ['traces', asked(grouped, '&tab=traces')],
    ['JSON', asked(grouped, '&tab=json')],
    ['boards', '/boards'],
    ['a board', '/boards/heatmap-and-p90'],
    ['map', '/map'],
    ['metrics', '/metrics'],
    ['a metric', '/metrics?name=http.server.request.duration&group=http.route'],
    ['choosing what to compare', `/compare?a=${one}`],
    ['compare', `/compare?a=${one}&b=${other}`],
    ['transfer', '/transfer'],
    ['start', '/start'],
  ] as const) {
    await page.goto(path);
    await settled(page);
    await expectReadable(page, name);
  }

  await page.goto(asked(heatmap));
  const map = page.getByRole('application', { name: 'HEATMAP(duration_ms)' });
  for (let step = 0; step < 3; step += 1) await map.press('Shift+ArrowUp');
  await expect(page.getByRole('region', { name: 'BubbleUp' }).getByText('Baseline')).toBeVisible();
  await settled(page);
  await expectReadable(page, 'BubbleUp');
});
