import { Trends } from '@cruddur/contract/api/activities.ts';
import { beforeEach, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join } from '../../../test/client.ts';

const started = await startTestApp();
const { app, db, time } = started;
const worf = await join(started, 'worf');
const start = time.now.getTime();
const HOUR_MS = 3_600_000;

beforeEach(async () => {
  time.now = new Date(start);
  await db.deleteFrom('activities').execute();
});

async function post(hoursAgo: number, message: string, ttl = '30-days') {
  time.now = new Date(start - hoursAgo * HOUR_MS);
  await worf.post('/api/activities', { message, ttl }).expect(201);
  time.now = new Date(start);
}

async function trends() {
  const { body } = await clientOf(app).get('/api/trending').expect(200);
  return Trends.parse(body).map((trend) => `${trend.hashtag} ${trend.cruds_count}`);
}

test('the hashtags of the day, the most used first, each crud counted once', async () => {
  await post(1, '#b #B #a');
  await post(2, '#b');
  await post(3, '#c');
  await post(30, '#yesterday #b');
  expect(await trends()).toEqual(['b 2', 'a 1', 'c 1']);
});

test('on a quiet day those of the week, and none in a quiet week', async () => {
  await post(30, '#week');
  await post(24 * 8, '#month');
  expect(await trends()).toEqual(['week 1']);
  await db.deleteFrom('activities').execute();
  expect(await trends()).toEqual([]);
});

test('nothing that has expired, and ten at most', async () => {
  await post(2, '#gone', '1-hour');
  for (let n = 0; n < 12; n += 1) await post(1, `#t${n}`);
  const found = await trends();
  expect(found).toHaveLength(10);
  expect(found).not.toContain('gone 1');
});
