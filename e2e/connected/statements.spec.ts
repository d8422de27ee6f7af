import { is } from '../support/edges.ts';
import { expect, observatory, test } from '../support/test.ts';

/** What no feed page may exceed: the session is one, the list another, and what it shows a third. */
const MOST = 3;

/** Every list that somebody who is signed in sees. */
const feeds = [
  '/api/activities/home',
  '/api/activities/following',
  '/api/activities/@andrewbrown?show=cruds',
  '/api/activities/@andrewbrown?show=replies',
  '/api/activities/@coco?show=likes',
  '/api/activities/search?term=the',
  '/api/activities/notifications',
  '/api/message_groups',
  '/api/messages/@bayko',
];

test(`no page of a feed costs more than ${MOST} statements`, async ({ page }) => {
  const costs: Record<string, number> = {};
  const answers: Record<string, number> = {};
  async function cost(path: string): Promise<string | undefined> {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(200);
    const { 'server-timing': timing = '', link = '' } = answer.headers();
    const [, traceId = ''] = /traceparent;desc="00-([0-9a-f]{32})/.exec(timing) ?? [];
    const { spans } = await observatory.completeTrace(traceId);
    costs[path] = spans.filter((span) => is(span, 'sql')).length;
    answers[path] = (await answer.body()).length;
    return /<([^>]+)>; rel="?next/.exec(link)?.[1];
  }

  const [home] = await (await page.request.get('/api/activities/home')).json();
  const status = `/api/activities/@${home.handle}/status/${home.uuid}`;
  const nexts = await Promise.all([...feeds, status].map(cost));
  // A further page must not cost more than the first.
  const more = nexts.filter((next) => next !== undefined);
  expect(more.length).toBeGreaterThan(0);
  await Promise.all(more.map(cost));

  for (const [path, size] of Object.entries(answers)) expect(size, path).toBeGreaterThan(2);
  for (const [path, count] of Object.entries(costs)) expect(count, path).toBeGreaterThan(0);
  expect(Object.entries(costs).filter(([, count]) => count > MOST)).toEqual([]);
});
