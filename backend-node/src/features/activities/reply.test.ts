import { randomUUID } from 'node:crypto';
import { Activity, REPLY_MAX_CHARACTERS } from '@cruddur/contract/api/activities.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join } from '../../../test/client.ts';

const started = await startTestApp();
const { app, db, time, reported } = started;
const start = time.now;
const worf = await join(started, 'worf', 'Worf');
const coco = await join(started, 'coco');
const bayko = await join(started, 'bayko');
let parent: string;

beforeEach(async () => {
  time.now = start;
  [parent = ''] = await insertCruds(db, worf.uuid, [start]);
});

const reply = (message: unknown, to = parent) =>
  coco.post(`/api/activities/${to}/reply`, { message });
const repliesCount = async (uuid: string) =>
  (await coco.get(`/api/activities/@worf/status/${uuid}`).expect(200)).body.activity.replies_count;
const told = (uuid: string) =>
  db
    .selectFrom('notifications')
    .select(['user_uuid', 'kind'])
    .where('activity_uuid', '=', uuid)
    .execute();

test('a reply says what and whom it answers, lives as long, and is counted', async () => {
  time.now = new Date(start.getTime() + 3_600_000);
  const { body } = await reply('And the SQL?').expect(201);
  expect(Activity.parse(body)).toMatchObject({
    handle: 'coco',
    message: 'And the SQL?',
    reply_to_activity_uuid: parent,
    reply_to_handle: 'worf',
    created_at: time.now.toISOString(),
    expires_at: new Date(start.getTime() + 86_400_000).toISOString(),
  });
  expect(await repliesCount(parent)).toBe(1);
  await coco.delete(`/api/activities/${body.uuid}`).expect(204);
  expect(await repliesCount(parent)).toBe(0);
});

test('who is answered hears of the reply and not of being named in it; others hear of that', async () => {
  const { body } = await reply('Ask @bayko, @worf!').expect(201);
  expect(await told(body.uuid)).toEqual(
    expect.arrayContaining([
      { user_uuid: worf.uuid, kind: 'reply' },
      { user_uuid: bayko.uuid, kind: 'mention' },
    ]),
  );
  expect(await told(body.uuid)).toHaveLength(2);
});

test('nobody hears of having answered themselves', async () => {
  const path = `/api/activities/${parent}/reply`;
  const { body } = await worf.post(path, { message: 'I, @worf, agree' }).expect(201);
  expect(await told(body.uuid)).toEqual([]);
});

test('a retry with the same key answers the first reply', async () => {
  const key = randomUUID();
  const tries = await Promise.all(
    [1, 2, 3].map(() => reply('Once').set('Idempotency-Key', key).expect(201)),
  );
  expect(new Set(tries.map((one) => one.body.uuid)).size).toBe(1);
  expect(await repliesCount(parent)).toBe(1);
});

test('a hundred replies at once are all counted', async () => {
  await Promise.all(Array.from({ length: 100 }, (_, n) => reply(`Reply ${n}`).expect(201)));
  expect(await repliesCount(parent)).toBe(100);
});

test('a long talk, each reply to the one before, can be deleted as a whole', async () => {
  let last = parent;
  for (let depth = 0; depth < 60; depth += 1) {
    const options = { reply_to_activity_uuid: last };
    [last = ''] = await insertCruds(db, coco.uuid, [start], options);
  }
  await worf.delete(`/api/activities/${parent}`).expect(204);
  await coco.get(`/api/activities/@coco/status/${last}`).expect(404);
});

describe('refusals', () => {
  test.each([
    ['nothing', undefined, 'message_blank', 'A reply needs some words.'],
    ['null', null, 'message_blank', 'A reply needs some words.'],
    ['a blank', ' \n', 'message_blank', 'A reply needs some words.'],
    ['a list', ['hello'], 'message_blank', 'A reply needs some words.'],
    [
      'too much',
      'x'.repeat(1025),
      'message_exceed_max_chars',
      'A reply has at most 1024 characters.',
    ],
  ])('%s', async (_what, message, code, sentence) => {
    const { body } = await reply(message).expect(422);
    expect(body).toMatchObject({ code, field: 'message', message: sentence });
  });

  test('but 1024 emoji are 1024 characters', async () => {
    await reply('👨‍👩‍👧‍👦'.repeat(REPLY_MAX_CHARACTERS)).expect(201);
  });

  test.each(['nonsense', randomUUID(), '@worf', '%00'])('to %s', async (uuid) => {
    expect((await reply('hello', uuid).expect(404)).body.code).toBe('not_found');
  });

  test('to what has expired', async () => {
    time.now = new Date(start.getTime() + 86_400_000);
    expect((await reply('hello').expect(404)).body.code).toBe('not_found');
  });

  test('of nobody signed in', async () => {
    const path = `/api/activities/${parent}/reply`;
    await clientOf(app).post(path, { message: 'hello' }).expect(401);
  });

  test('none of them was a fault of ours', () => {
    expect(reported).toEqual([]);
  });
});
