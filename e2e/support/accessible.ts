import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import axe, { type Result } from 'axe-core';
import { expect } from './test.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 375, height: 812 },
];

/** Resolves when the page shows what it is about, and no bones of it any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible();
  // Live streams stay open, so the network never falls idle: the skeletons' end is the sign.
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
}

/** Asserts that axe finds nothing on the page as it stands, nor in its frames. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(described)).toEqual([]);
}

/**
 * Asserts that axe finds nothing on the page as it stands, in both themes, at the sizes given. A
 * theme changes colours alone, so the light one is asked about those.
 */
export async function expectAccessibleThroughout(
  page: Page,
  name: string,
  widths = sizes,
): Promise<void> {
  // Ten times as quick as through AxeBuilder, which loads it anew each time; there are no frames.
  await page.evaluate(axe.source);
  for (const size of widths) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    const dark = await violationsOn(page);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const light = await violationsOn(page, ['color-contrast']);
    expect.soft({ dark, light }, `${name}, ${size.width} px`).toEqual({ dark: [], light: [] });
  }
}

/**
 * Asserts that axe finds nothing on the page as it stands, as above, and that nothing of it is
 * wider than a phone's screen; rows of code and the like may be, where they scroll by themselves.
 */
export async function expectReadable(page: Page, name: string): Promise<void> {
  await expectAccessibleThroughout(page, name);
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(beside, `${name}: pixels beside a screen of ${sizes.at(-1)?.width}`).toBeLessThan(1);
  await page.setViewportSize(sizes[0] as (typeof sizes)[number]);
}

async function violationsOn(page: Page, rules: string[] = []) {
  const { violations } = await page.evaluate(
    (only) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...(only.length > 0 && { runOnly: only }),
      }),
    rules,
  );
  return violations.map(described);
}

function described({ id, help, nodes }: Result) {
  return { id, help, at: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`) };
}
