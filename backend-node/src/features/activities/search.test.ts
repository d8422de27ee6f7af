import { Activities } from '@cruddur/contract/api/activities.ts';
import { describe, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join, readAll } from '../../../test/client.ts';

const started = await startTestApp();
const { app, time } = started;
const worf = await join(started, 'worf');

const messages = [
  'A test that has never failed is without honor. #Testing',
  'Today is a good day to deploy',
  "Deploying on a Friday; it's fine: https://example.com/deploy #testing #Été",
  '東京 is nice, naïve e-mail foo-bar',
  "quotes ' and \\ and 100% | & ! :*",
];
for (const message of messages) {
  time.now = new Date(time.now.getTime() + 1_000);
  await worf.post('/api/activities', { message, ttl: '1-day' }).expect(201);
}

async function found(term: string) {
  const address = `/api/activities/search?limit=1&term=${encodeURIComponent(term)}`;
  const all = await readAll(clientOf(app), address, (body) => Activities.parse(body));
  return all.map((activity) => messages.indexOf(activity.message));
}

test.each<[string, number[]]>([
  ['honor', [0]],
  ['HONOR', [0]],
  ['deploy', [2, 1]],
  ['good day', [1]],
  ['day good', [1]],
  ['good honor', []],
  ['dep', [2, 1]],
  ['dep fri', []],
  ['friday dep', [2]],
  ['東京', [3]],
  ['naïve', [3]],
  ['foo-b', [3]],
  ['example', [2]],
  ['example.com/dep', [2]],
  ['#testing', [2, 0]],
  ['#TESTING', [2, 0]],
  ['#test', []],
  ['#été', [2]],
  ['#E\u0301te\u0301', [2]],
  ['testing', [2, 0]],
  ['  quotes  ', [4]],
  ['nothing', []],
  ['!!!', []],
  ["' or 1=1 --", []],
  [':* & | !', []],
  ['#', []],
])('%j finds %j, newest first', async (term, indexes) => {
  expect(await found(term)).toEqual(indexes);
});

test('a reply is found, and says whom it answers', async () => {
  const [first] = Activities.parse((await worf.get('/api/activities/home')).body);
  const path = `/api/activities/${first?.uuid}/reply`;
  await worf.post(path, { message: 'needle' }).expect(201);
  const { body } = await worf.get('/api/activities/search?term=needle').expect(200);
  expect(body).toMatchObject([{ message: 'needle', reply_to_handle: 'worf' }]);
});

test('what has expired is not found', async () => {
  const now = time.now;
  time.now = new Date(now.getTime() + 86_400_000);
  expect(await found('honor')).toEqual([]);
  expect(await found('#testing')).toEqual([]);
  time.now = now;
});

describe('refusals', () => {
  test.each([
    ['', 422, 'search_term_blank'],
    ['term=', 422, 'search_term_blank'],
    ['term=%20%09', 422, 'search_term_blank'],
    ['term=a&term=b', 422, 'search_term_blank'],
    [`term=${'a'.repeat(201)}`, 422, 'invalid_field'],
    ['term=a%00b', 400, 'bad_request'],
    ['term=a&cursor=x', 400, 'invalid_cursor'],
  ])('%s', async (query, status, code) => {
    const { body } = await worf.get(`/api/activities/search?${query}`).expect(status);
    expect(body.code).toBe(code);
  });
});
