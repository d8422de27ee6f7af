import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Activity } from '@cruddur/contract/api/activities.ts';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { browserOptions } from '../backend-node/launch/browser.mjs';
import { root } from '../backend-node/launch/paths.mjs';
import { startTemporaryStack } from '../backend-node/launch/temporary-stack.ts';
import { sendCrud } from './support/home.ts';
import { Observatory } from './support/observatory.ts';
import { type Scene, scenesOfNewcomer, scenesOfNobody, scenesOfSomebody } from './support/pages.ts';
import { type NewPerson, newPerson, signInAs, signUp } from './support/people.ts';

/**
 * `npm run screenshots`: every page, by sizes and themes, as somebody, a stranger and a newcomer
 * see it, into the ignored folder screenshots/; with `--readme` the pictures of the README
 * instead. All of it from the running product.
 */
const readme = process.argv.includes('--readme');
const folder = join(root, readme ? 'docs/images' : 'screenshots');
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 375, height: 812 } };

/** How slow is which route? Over the minute of `visitForAWhile`. */
const question = `/query?${new URLSearchParams({
  dataset: 'backend-node',
  query: JSON.stringify({
    calculations: [
      { op: 'HEATMAP', column: 'duration_ms' },
      { op: 'P90', column: 'duration_ms' },
      { op: 'COUNT' },
    ],
    filters: [{ column: 'span.kind', op: '=', value: 'server' }],
    breakdowns: ['http.route'],
    time_range: 60,
    granularity: 1,
  }),
})}`;

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
  await visitForAWhile();
  await take(page, stack.urls.observatory + question, 'question');
}

/** Visitors to the feed and the searches, at a person's pace, so that a chart has something to show. */
async function visitForAWhile(): Promise<void> {
  const until = performance.now() + 55_000;
  const paths = ['activities/home', 'activities/search?term=the', 'trending'];
  const visitor = async (path: string) => {
    while (performance.now() < until) {
      await fetch(`${stack.urls.frontend}/api/${path}`);
      await setTimeout(50);
    }
  };
  await Promise.all(paths.map(visitor));
}

async function takeAll(browser: Browser, traceId: string): Promise<void> {
  const { frontend, observatory = '' } = stack.urls;
  const crud = await answeredCrud();
  const newcomer = newPerson('Nova');
  const begun = await joined(browser, newcomer);
  const docs = { name: 'api-docs', path: '/api/docs' };
  const ofObservatory = [
    { name: 'now', path: '/' },
    { name: 'start', path: '/start' },
    { name: 'trace', path: `/trace/${traceId}` },
    { name: 'query', path: '/query' },
    { name: 'question', path: question },
    { name: 'boards', path: '/boards' },
    { name: 'map', path: '/map' },
    { name: 'metrics', path: '/metrics' },
    { name: 'errors', path: '/errors' },
    { name: 'logs', path: '/logs' },
    { name: 'xray', path: '/xray' },
    { name: 'transfer', path: '/transfer' },
    { name: 'mail', path: '/mail' },
    { name: 'status', path: '/status' },
  ];
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['dark', 'light'] as const) {
      const look = { viewport, colorScheme };
      const suffix = `${size}-${colorScheme}`;
      const stranger = await browser.newContext(look);
      const asStranger = [...scenesOfNobody('bayko', crud), docs];
      await takeEach(stranger, frontend, asStranger, `stranger-${suffix}`);
      await takeEach(stranger, observatory, ofObservatory, `observatory-${suffix}`);
      await stranger.close();
      const member = await signedIn(browser, look);
      await takeEach(member, frontend, scenesOfSomebody('andrewbrown', 'bayko', crud), suffix);
      await member.close();
      const fresh = await browser.newContext({ ...look, storageState: begun });
      await takeEach(fresh, frontend, scenesOfNewcomer(newcomer.handle), `newcomer-${suffix}`);
      await fresh.close();
    }
  }
}

/** A crud with a talk below it. */
async function answeredCrud(): Promise<Activity> {
  const answer = await fetch(`${stack.urls.frontend}/api/activities/home`);
  const cruds = (await answer.json()) as Activity[];
  const talk = cruds.find(({ replies_count }) => replies_count > 1);
  if (!talk) throw new Error('The demo has no crud that was answered.');
  return talk;
}

/** Signs a new person up; resolves to their session, for other browsers. */
async function joined(browser: Browser, person: NewPerson) {
  const context = await browser.newContext({ baseURL: stack.urls.frontend });
  await signUp(await context.newPage(), person, new Observatory(stack.urls.observatory ?? ''));
  const state = await context.storageState();
  await context.close();
  return state;
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
  scenes: readonly Scene[],
  suffix: string,
): Promise<void> {
  const page = await context.newPage();
  for (const { name, path } of scenes) await take(page, origin + path, `${name}-${suffix}`);
}

async function take(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.locator('main').first().waitFor();
  // Live streams stay open, so the network never falls idle: the skeletons' end is the sign.
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
