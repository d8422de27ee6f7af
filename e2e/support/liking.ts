import { type Browser, expect, type Page } from '@playwright/test';
import pg from 'pg';
import { openHome } from './home.ts';
import type { Observatory } from './observatory.ts';
import type { OwnStack } from './own-stack.ts';
import { followTraces } from './traces.ts';

/** A browser asks no more than six things of a server at once, and the feed listens all the time. */
const atOnce = 4;

/** How many cruds somebody likes. */
export const liked = 2 * atOnce;

export interface Journey {
  stack: OwnStack;
  browser: Browser;
  observatory: Observatory;
}

/**
 * Somebody of the demo opens the feed and likes the first cruds of it, four at a time;
 * resolves when the Observatory has all of it and the page is closed.
 * @param during what four clicks happen in
 */
export async function like(
  { stack, browser, observatory }: Journey,
  handle: string,
  during: (press: () => Promise<void>) => Promise<void> = (press) => press(),
): Promise<void> {
  const context = await browser.newContext({ baseURL: stack.urls.cruddur });
  await context.request.post('/api/auth/demo', { data: { handle } });
  const traces = followTraces(context);
  const page = await context.newPage();
  await openHome(page);
  const answers = answersOf(page, '/like');
  const buttons = page.locator('button[data-action=like]');
  const pressed = await buttons.evaluateAll((all) => all.map(({ ariaPressed }) => ariaPressed));
  const places = pressed.flatMap((is, at) => (is === 'false' ? at : []));
  for (let before = 0; before < liked; before += atOnce) {
    await during(async () => {
      for (const at of places.slice(before, before + atOnce)) await buttons.nth(at).click();
    });
    await expect.poll(() => answers).toEqual(Array(before + atOnce).fill(200));
  }
  for (const trace of traces) await observatory.completeTrace(trace);
  await context.close();
}

/** The same by a script of somebody's, without a browser, so many times over. */
export async function likeByScript(
  { stack, browser, observatory }: Journey,
  handle: string,
  times: number,
): Promise<void> {
  const context = await browser.newContext({ baseURL: stack.urls.cruddur });
  const { request } = context;
  await request.post('/api/auth/demo', { data: { handle } });
  const feed = await (await request.get('/api/activities/home')).json();
  const cruds = (feed as { uuid: string }[]).slice(0, liked);
  const traces: string[] = [];
  for (const { uuid } of Array(times).fill(cruds).flat()) {
    const answer = await request.put(`/api/activities/${uuid}/like`);
    expect(answer.status()).toBe(200);
    const timing = answer.headers()['server-timing'] ?? '';
    const [, trace = ''] = /00-([0-9a-f]{32})-/.exec(timing) ?? [];
    traces.push(trace);
  }
  for (const trace of traces) await observatory.completeTrace(trace);
  await context.close();
}

function answersOf(page: Page, end: string): readonly number[] {
  const statuses: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith(end)) statuses.push(answer.status());
  });
  return statuses;
}

/**
 * Keeps four things that somebody writes waiting for so long at least: the row of the writer is
 * locked, as if another transaction had forgotten to end.
 */
export async function holdUp(
  { stack }: Journey,
  handle: string,
  heldMs: number,
  write: () => Promise<void>,
): Promise<void> {
  const holder = new pg.Client({ connectionString: stack.urls.database });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT uuid FROM users WHERE handle = $1 FOR UPDATE', [handle]);
    await write();
    const held = async () => {
      // Within a transaction everybody's state is otherwise that of the first look.
      await holder.query('SELECT pg_stat_clear_snapshot()');
      const { rows } = await holder.query(
        `SELECT count(*)::int AS held FROM pg_stat_activity
         WHERE wait_event_type = 'Lock' AND clock_timestamp() - query_start > $1 * interval '1 ms'`,
        [heldMs],
      );
      return rows[0]?.held;
    };
    await expect.poll(held, { intervals: [50] }).toBe(atOnce);
    await holder.query('ROLLBACK');
  } finally {
    await holder.end();
  }
}
