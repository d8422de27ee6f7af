import { expectConnected, is } from '../support/edges.ts';
import { complaint, composeBox, openHome, refuseCruds, sendCrud } from '../support/home.ts';
import { expect, observatory, test } from '../support/test.ts';

test.use({
  expectedConsole: [/Failed to load resource: the server responded with a status of 422/],
});

test('a refused crud: text kept, sentence shown, and its reference is the trace', async ({
  page,
}) => {
  await openHome(page);
  const before = await page.getByRole('article').count();
  await refuseCruds(page);
  const traceId = await sendCrud(page, 'The server will not like this');

  await expect(complaint(page)).toContainText(traceId.slice(0, 8));
  await expect(composeBox(page)).toHaveValue('The server will not like this');
  await expect(page.getByRole('article')).toHaveCount(before);

  const detail = await observatory.completeTrace(traceId);
  expectConnected(detail);
  const server = detail.spans.find((span) => is(span, 'request'));
  expect(server?.attributes['http.response.status_code']).toBe(422);
});
