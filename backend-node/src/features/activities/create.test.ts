import { randomUUID } from 'node:crypto';
import { Activity, MESSAGE_MAX_CHARACTERS, TTL_HOURS } from '@cruddur/contract/api/activities.ts';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join } from '../../../test/client.ts';
import { LIVE_CHANNEL } from '../../db/publish.ts';

const started = await startTestApp();
const { app, db, time, reported, url } = started;
const andrew = await join(started, 'andrewbrown', 'Andrew Brown');
const coco = await join(started, 'coco');
const PATH = '/api/activities';
const family = '👨‍👩‍👧‍👦';

function post(body: object | string | undefined) {
  return andrew.post(PATH).type('json').send(body);
}

test('a crud is kept and answered as the feed will show it', async () => {
  const response = await post({ message: 'Cloud is fun!', ttl: '3-hours' }).expect(201);
  const activity = Activity.parse(response.body);
  expect(activity).toMatchObject({
    handle: 'andrewbrown',
    display_name: 'Andrew Brown',
    message: 'Cloud is fun!',
    created_at: time.now.toISOString(),
    expires_at: new Date(time.now.getTime() + 3 * 3_600_000).toISOString(),
  });
  const feed = await andrew.get('/api/activities/home').expect(200);
  expect(feed.body[0]).toEqual(response.body);
});

test.each(Object.entries(TTL_HOURS))('a crud may live for %s', async (ttl, hours) => {
  const { body } = await post({ message: 'hello', ttl }).expect(201);
  expect(Date.parse(body.expires_at) - Date.parse(body.created_at)).toBe(hours * 3_600_000);
});

test('280 emoji are 280 characters, escaped to six bytes a unit as well', async () => {
  const message = family.repeat(MESSAGE_MAX_CHARACTERS);
  const plain = await post({ message, ttl: '1-hour' }).expect(201);
  expect(plain.body.message).toBe(message);
  const escaped = message.replace(/./gs, (unit) =>
    [...Array(unit.length).keys()]
      .map((at) => `\\u${unit.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
  await post(`{"message":"${escaped}","ttl":"1-hour"}`).expect(201);
});

describe('a retry', () => {
  const good = { message: 'Once, please. @worf #once', ttl: '1-hour' };

  test('with the same key answers what the first try made, also both at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post(good).set('Idempotency-Key', key).expect(201)),
    );
    expect(new Set(answers.map((answer) => answer.body.uuid)).size).toBe(1);
    const rows = await db
      .selectFrom('hashtags')
      .selectAll()
      .where('hashtag', '=', 'once')
      .execute();
    expect(rows).toHaveLength(1);
    const other = await post(good).set('Idempotency-Key', randomUUID()).expect(201);
    expect(other.body.uuid).not.toBe(answers[0]?.body.uuid);
  });

  test('of somebody else with that key is a crud of their own', async () => {
    const key = randomUUID();
    const mine = await post(good).set('Idempotency-Key', key).expect(201);
    const theirs = await coco.post(PATH, good).set('Idempotency-Key', key).expect(201);
    expect(theirs.body.uuid).not.toBe(mine.body.uuid);
  });

  test('with what is no uuid is refused', async () => {
    const answer = await post(good).set('Idempotency-Key', 'again').expect(422);
    expect(answer.body).toMatchObject({ code: 'invalid_field', field: 'Idempotency-Key' });
  });
});

test('hashtags are kept in lower case, and who is named hears of it, once and not from themselves', async () => {
  const message = 'Hey @Coco, @coco and @andrewbrown and @nobody: #Été #ÉTÉ #日本';
  const { body } = await post({ message, ttl: '1-hour' }).expect(201);
  const hashtags = await db
    .selectFrom('hashtags')
    .select('hashtag')
    .where('activity_uuid', '=', body.uuid)
    .orderBy('hashtag')
    .execute();
  expect(hashtags.map((row) => row.hashtag)).toEqual(['été', '日本']);
  const told = await db
    .selectFrom('notifications')
    .select(['user_uuid', 'actor_uuid', 'kind'])
    .where('activity_uuid', '=', body.uuid)
    .execute();
  expect(told).toEqual([{ user_uuid: coco.uuid, actor_uuid: andrew.uuid, kind: 'mention' }]);
});

test('everybody who listens hears of a new crud once it is there', async () => {
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  const heard: unknown[] = [];
  listener.on('notification', ({ payload = '' }) => heard.push(JSON.parse(payload)));
  await listener.query(`listen ${LIVE_CHANNEL}`);
  const { body } = await post({ message: 'Listen!', ttl: '1-hour' }).expect(201);
  await expect
    .poll(() => heard)
    .toEqual([{ event: { kind: 'crud', uuid: body.uuid, handle: 'andrewbrown' } }]);
  await listener.end();
});

describe('refusals', () => {
  const good = { message: 'hello', ttl: '1-hour' };

  test.each([
    ['no body', undefined, 'message_blank', 'message'],
    ['an empty object', {}, 'message_blank', 'message'],
    ['no message', { ttl: '1-hour' }, 'message_blank', 'message'],
    ['a blank message', { ...good, message: ' \n\t ' }, 'message_blank', 'message'],
    ['a number for a message', { ...good, message: 7 }, 'message_blank', 'message'],
    ['an object for a message', { ...good, message: {} }, 'message_blank', 'message'],
    ['null for a message', { ...good, message: null }, 'message_blank', 'message'],
    ['281 letters', { ...good, message: 'a'.repeat(281) }, 'message_exceed_max_chars', 'message'],
    ['281 emoji', { ...good, message: family.repeat(281) }, 'message_exceed_max_chars', 'message'],
    ['no ttl', { message: 'hello' }, 'ttl_blank', 'ttl'],
    ['a blank ttl', { ...good, ttl: '' }, 'ttl_blank', 'ttl'],
    ['an unknown ttl', { ...good, ttl: '2-days' }, 'ttl_invalid', 'ttl'],
    ['a number for a ttl', { ...good, ttl: 7 }, 'ttl_invalid', 'ttl'],
    ['an inherited name for a ttl', { ...good, ttl: 'constructor' }, 'ttl_invalid', 'ttl'],
  ])('%s', async (_what, body, code, field) => {
    const response = await post(body).expect(422);
    expect(response.body).toEqual({
      code,
      field,
      message: expect.stringMatching(/^[A-Z].*\.$/),
      ...('trace_id' in response.body && { trace_id: expect.stringMatching(/^[0-9a-f]{32}$/) }),
    });
  });

  test.each([
    ['malformed JSON', '{"message":'],
    ['a list', '[]'],
    ['a JSON text that is no object', '"hello"'],
    ['a character that PostgreSQL cannot keep', '{"message":"a\\u0000b","ttl":"1-hour"}'],
  ])('%s', async (_what, body) => {
    const response = await post(body).expect(400);
    expect(response.body.code).toBe('bad_request');
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'a body of type %s',
    async (type) => {
      const response = await andrew.post(PATH).type(type).send('message=hello');
      expect(response.status).toBe(415);
      expect(response.body.code).toBe('unsupported_media_type');
    },
  );

  test('a character set that is not Unicode', async () => {
    const response = await andrew
      .post(PATH)
      .set('content-type', 'application/json; charset=latin1')
      .send('{}');
    expect(response.status).toBe(415);
  });

  test('a body that is too large', async () => {
    const response = await post({ ...good, message: 'a'.repeat(164_000) }).expect(413);
    expect(response.body.code).toBe('payload_too_large');
  });

  test('another method', async () => {
    const response = await andrew.get(PATH).expect(405);
    expect(response.headers.allow).toBe('OPTIONS, POST');
  });

  test('nobody signed in', async () => {
    const response = await clientOf(app).post(PATH, good).expect(401);
    expect(response.body.code).toBe('not_signed_in');
  });

  test('a page of another origin', async () => {
    const response = await post(good).set('Origin', 'https://evil.example').expect(403);
    expect(response.body.code).toBe('origin_not_allowed');
  });

  test('none of them was a fault of ours', () => {
    expect(reported).toEqual([]);
  });
});
