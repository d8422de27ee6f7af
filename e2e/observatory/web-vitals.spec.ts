import type { Page } from '@playwright/test';
import { expect, observatory, test } from '../support/test.ts';

test.use({ person: null });

/** Opens Cruddur, presses something and leaves; resolves to the session when its INP has arrived. */
async function leaveAnInp(page: Page): Promise<string> {
  const telemetry = page.waitForRequest('**/o/t');
  await page.goto('/');
  await telemetry;
  await page.getByRole('main').click({ position: { x: 2, y: 2 } });
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
  const named = { search: session, service: 'frontend-react' };
  const names = async () => (await observatory.traces(named)).traces.map(({ name }) => name);
  await expect.poll(names).toContain('web_vital INP');
  return session;
}

test('web vitals that are traces of their own are listed once asked for', async ({ context }) => {
  const session = await leaveAnInp(await context.newPage());
  const page = await context.newPage();
  await page.goto(`${process.env.E2E_OBSERVATORY}/?search=${session}`);
  const vital = page.getByRole('link', { name: 'web_vital INP' });
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expect(vital).toHaveCount(0);

  const chip = page.getByRole('button', { name: 'Web vitals' });
  await expect(chip).toHaveAttribute('aria-pressed', 'false');
  await chip.click();
  await expect(vital).toBeVisible();
  await expect(page).toHaveURL(/vitals=1/);
  await page.reload();
  await expect(vital).toBeVisible();
  await chip.click();
  await expect(vital).toHaveCount(0);
});
