import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ReceivedErrors } from '../support/errors.ts';
import { failToPost } from '../support/failing.ts';
import { composeBox, openHome, postCrud } from '../support/home.ts';
import { Observatory, traceIdOf } from '../support/observatory.ts';
import { killObservatory, type OwnStack, startOwnStack } from '../support/own-stack.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import { ReceivedByVendors } from '../support/vendors.ts';

test.skip(!existsSync('/proc'), 'The process to kill is found in /proc.');
test.use({ person: null });
test.setTimeout(90_000);

let stack: OwnStack;
test.beforeAll(async () => {
  stack = await startOwnStack();
});
test.afterAll(() => stack?.remove());

/** The addresses of one stack's Observatory, as the clients of the tests ask it. */
function clients() {
  const url = stack.urls.observatory;
  return {
    observatory: new Observatory(url),
    vendors: new ReceivedByVendors(url),
    errors: new ReceivedErrors(url),
  };
}

/** Waits until all four have a trace of a failed post; resolves to what they have of it. */
async function inAllFour(traceId: string) {
  const { observatory, vendors, errors } = clients();
  await observatory.completeTrace(traceId, 'submit compose');
  await vendors.segments(traceId);
  await vendors.logLine(traceId, 'GET /rollbar/test 500');
  const first = await errors.next(traceId);
  await errors.next(traceId, first.uuid);
  return (await vendors.related(traceId)).vendors;
}

test('kill -9 of the Observatory fails no request, loses what was in flight at most, and is told', async ({
  browser,
}) => {
  const { observatory, vendors } = clients();
  const context = await browser.newContext({ baseURL: stack.urls.cruddur });
  await context.request.post('/api/auth/demo', { data: { handle: 'andrewbrown' } });
  const before = await context.newPage();
  const acknowledged = await failToPost(before);
  const had = await inAllFour(acknowledged);
  await before.close();

  const page = await context.newPage();
  const answers: string[] = [];
  page.on('response', (answer) => {
    if (answer.url().startsWith(stack.urls.cruddur))
      answers.push(`${answer.status()} ${answer.url()}`);
  });
  await openHome(page);
  killObservatory(stack);
  const gone = await journey(page);
  const patience = { timeout: 20_000 };
  await expect
    .poll(() => stack.printed.join('\n'), patience)
    .toContain('observatory ended on its own');
  const isUp = () => fetch(`${stack.urls.observatory}/api/health`).then(({ ok }) => ok);
  await expect.poll(() => isUp().catch(() => false), patience).toBe(true);
  expect(answers.length).toBeGreaterThan(gone.length);
  expect(answers.filter((answer) => !/^[23]/.test(answer))).toEqual([]);

  // What was acknowledged is still there.
  expect((await vendors.related(acknowledged)).vendors).toEqual(had);

  // What is tried again came in the end, or is counted: a datagram is lost with who should take it.
  const printed = () => stack.printed.join('\n');
  const lost = async (part: RegExp, asked: Promise<unknown>[]) => {
    const failed = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected');
    if (failed.length > 0) expect(printed(), JSON.stringify(failed)).toMatch(part);
  };
  await lost(
    /dropped: .*(exporter|relay)\.dropped/,
    gone.map((traceId) => observatory.completeTrace(traceId)),
  );
  await lost(
    /dropped: .*cloudwatch\.dropped/,
    gone.map((traceId) => vendors.logLine(traceId, '/api/activities')),
  );
  expect(printed()).toMatch(/telemetry: these were dropped: .*xray\.dropped\.unavailable=\d/);

  // Without a restart of the backend, or of the page's browser, all of it works as before.
  const after = await context.newPage();
  const found = await inAllFour(await failToPost(after));
  expect(found.map(({ vendor }) => vendor)).toEqual(had.map(({ vendor }) => vendor));
  expect(printed()).not.toContain('backend-node ended on its own');

  await context.close();
  await stack.stop();
  const totals = stack.printed.find((line) => line.includes('Telemetry: ')) ?? '';
  expect(totals).toMatch(/xray\.dropped\.unavailable=\d/);
});

/** What somebody does who does not know; resolves to the traces of it. */
async function journey(page: Page): Promise<string[]> {
  const traces: string[] = [];
  for (const text of ['One', 'Two', 'Three']) {
    traces.push(await postCrud(page, unique(text)));
  }
  const liking = page.waitForRequest((each) => each.url().endsWith('/like'));
  await page.getByRole('article').first().getByRole('button', { name: 'Like' }).click();
  const like = await liking;
  expect((await like.response())?.ok()).toBe(true);
  traces.push(traceIdOf(await like.allHeaders()));
  await composeBox(page).focus();
  return traces;
}
