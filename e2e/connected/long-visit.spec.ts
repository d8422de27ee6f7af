import { edges } from '@cruddur/contract/telemetry/edges.ts';
import { expectChain, expectConnected } from '../support/edges.ts';
import { openHome } from '../support/home.ts';
import { traceIdOf } from '../support/observatory.ts';
import { expect, observatory, test } from '../support/test.ts';

/** More than the 64 KiB of requests that may outlive their page, which a browser allows at once. */
const MUCH_BYTES = 90_000;

test.use({ person: 'garek' });

test('a page keeps telling of what is done on it, however much that becomes', async ({ page }) => {
  let told = 0;
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('/o/t')) told += request.postData()?.length ?? 0;
  });
  await openHome(page);
  const like = page.getByRole('article').last().getByRole('button', { name: 'Like' });
  async function press(): Promise<string> {
    const answering = page.waitForResponse(/\/api\/activities\/[^/]+\/like$/);
    // Scrolling to it would load the next page.
    await like.dispatchEvent('click');
    const answer = await answering;
    return traceIdOf(await answer.request().allHeaders());
  }
  await expect(async () => {
    for (let presses = 0; presses < 10; presses += 1) await press();
    expect(told).toBeGreaterThan(MUCH_BYTES);
  }).toPass({ intervals: [0] });
  const detail = await observatory.completeTrace(await press());
  expectConnected(detail);
  expectChain(detail, edges.likeCrud);
});
