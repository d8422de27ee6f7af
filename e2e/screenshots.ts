import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { browserOptions } from '../backend-node/launch/browser.mjs';
import { root } from '../backend-node/launch/paths.mjs';
import { startTemporaryStack } from '../backend-node/launch/temporary-stack.ts';
import { sendCrud } from './support/home.ts';
import { Observatory } from './support/observatory.ts';

/**
 * `npm run screenshots`: every page, by sizes and themes, into the ignored folder screenshots/;
 * with `--readme` the two pictures of the README instead. All of it from the running product.
 */
const readme = process.argv.includes('--readme');
const folder = join(root, readme ? 'docs/images' : 'screenshots');
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 375, height: 812 } };

const stack = await startTemporaryStack();
const browser = await chromium.launch(browserOptions());
mkdirSync(folder, { recursive: true });
try {
  const traceId = await postOneCrud(browser);
  if (readme) await takeForReadme(browser, traceId);
  else await takeAll(browser, traceId);
} finally {
  await browser.close();
  await stack.stop();
}

/** The click that the pictures show; resolves to its trace, complete. */
async function postOneCrud(browser: Browser): Promise<string> {
  const page = await browser.newPage({ viewport: sizes.desktop });
  await page.goto(stack.urls.frontend);
  const traceId = await sendCrud(page, 'One click, one trace. #observability');
  await new Observatory(stack.urls.observatory ?? '').completeTrace(traceId);
  await page.close();
  return traceId;
}

async function takeForReadme(browser: Browser, traceId: string): Promise<void> {
  const page = await browser.newPage({ viewport: sizes.desktop, colorScheme: 'dark' });
  await take(page, stack.urls.frontend, 'cruddur');
  await take(page, `${stack.urls.observatory}/trace/${traceId}`, 'trace');
}

async function takeAll(browser: Browser, traceId: string): Promise<void> {
  const pages = {
    home: stack.urls.frontend,
    'not-found': `${stack.urls.frontend}/nowhere`,
    'api-docs': `${stack.urls.frontend}/api/docs`,
    'observatory-now': `${stack.urls.observatory}/`,
    'observatory-trace': `${stack.urls.observatory}/trace/${traceId}`,
    'observatory-status': `${stack.urls.observatory}/status`,
  };
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['dark', 'light'] as const) {
      const page = await browser.newPage({ viewport, colorScheme });
      for (const [name, url] of Object.entries(pages))
        await take(page, url, `${name}-${size}-${colorScheme}`);
      await page.close();
    }
  }
}

async function take(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.locator('main').first().waitFor();
  // Live streams stay open, so the network never falls idle: the skeletons' end is the sign.
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
