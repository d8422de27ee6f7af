import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Activity } from '@cruddur/contract/api/activities.ts';
import { pages } from '@cruddur/contract/pages.ts';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { browserOptions } from '../backend-node/launch/browser.mjs';
import { root } from '../backend-node/launch/paths.mjs';
import { startTemporaryStack } from '../backend-node/launch/temporary-stack.ts';
import { sendCrud } from './support/home.ts';
import { Observatory } from './support/observatory.ts';
import { signInAs } from './support/people.ts';

/**
 * `npm run screenshots`: every page, by sizes and themes, signed in and as a stranger sees it, into
 * the ignored folder screenshots/; with `--readme` the two pictures of the README instead. All of
 * it from the running product.
 */
const readme = process.argv.includes('--readme');
const folder = join(root, readme ? 'docs/images' : 'screenshots');
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 375, height: 812 } };

const stack = await startTemporaryStack();
// Where the helpers of the tests find it.
process.env.E2E_CRUDDUR = stack.urls.frontend;
const browser = await chromium.launch(browserOptions());
// A page that is gone leaves no picture behind.
if (!readme) rmSync(folder, { recursive: true, force: true });
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
  const context = await signedIn(browser, { viewport: sizes.desktop });
  const page = await context.newPage();
  await page.goto(stack.urls.frontend);
  const traceId = await sendCrud(page, 'One click, one trace. #observability');
  await new Observatory(stack.urls.observatory ?? '').completeTrace(traceId);
  await context.close();
  return traceId;
}

async function takeForReadme(browser: Browser, traceId: string): Promise<void> {
  const context = await signedIn(browser, { viewport: sizes.desktop, colorScheme: 'dark' });
  const page = await context.newPage();
  await take(page, stack.urls.frontend, 'cruddur');
  await take(page, `${stack.urls.observatory}/trace/${traceId}`, 'trace');
}

async function takeAll(browser: Browser, traceId: string): Promise<void> {
  const { urls } = stack;
  const everybody = await publicPages();
  const strangers = {
    ...everybody,
    'sign-in': pages.signIn,
    'sign-up': pages.signUp,
    confirm: pages.confirm,
    forgot: pages.forgot,
    about: pages.about,
    terms: pages.terms,
    privacy: pages.privacy,
    'not-found': '/nowhere',
    'no-such-person': '/@nobody',
    'api-docs': '/api/docs',
  };
  const members = {
    ...everybody,
    notifications: pages.notifications,
    messages: pages.messages,
    conversation: '/messages/@bayko',
    account: pages.account,
  };
  const observatory = { now: '/', trace: `/trace/${traceId}`, mail: '/mail', status: '/status' };
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['dark', 'light'] as const) {
      const look = { viewport, colorScheme };
      const suffix = `${size}-${colorScheme}`;
      const stranger = await browser.newContext(look);
      await takeEach(stranger, urls.frontend, strangers, `stranger-${suffix}`);
      await takeEach(stranger, urls.observatory ?? '', observatory, `observatory-${suffix}`);
      await stranger.close();
      const member = await signedIn(browser, look);
      await takeEach(member, urls.frontend, members, suffix);
      await member.close();
    }
  }
}

/** The pages that everybody may read. */
async function publicPages(): Promise<Record<string, string>> {
  const answer = await fetch(`${stack.urls.frontend}/api/activities/home`);
  const cruds = (await answer.json()) as Activity[];
  const talk = cruds.find(({ replies_count }) => replies_count > 1);
  return {
    home: pages.home,
    search: '/search?q=the',
    profile: '/@andrewbrown',
    ...(talk && { status: `/@${talk.handle}/status/${talk.uuid}` }),
  };
}

async function signedIn(
  browser: Browser,
  look: NonNullable<Parameters<Browser['newContext']>[0]>,
): Promise<BrowserContext> {
  const context = await browser.newContext(look);
  await signInAs(context, 'andrewbrown');
  return context;
}

async function takeEach(
  context: BrowserContext,
  origin: string,
  paths: Record<string, string>,
  suffix: string,
): Promise<void> {
  const page = await context.newPage();
  for (const [name, path] of Object.entries(paths)) {
    await take(page, origin + path, `${name}-${suffix}`);
  }
}

async function take(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.locator('main').first().waitFor();
  // Live streams stay open, so the network never falls idle: the skeletons' end is the sign.
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
