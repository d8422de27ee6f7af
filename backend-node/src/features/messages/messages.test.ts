import {
  DIRECT_MESSAGE_MAX_CHARACTERS,
  Message,
  type MessageGroup,
  MessageGroups,
  MessageThread,
} from '@cruddur/contract/api/messages.ts';
import request from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { clearPeople } from '../../../test/clear.ts';
import { type SignedIn, signIn } from '../../../test/sign-in.ts';
import { countUnreadConversations } from '../../db/unread.ts';

const { app, db, time } = await startTestApp();
const start = time.now;
const family = '👨‍👩‍👧‍👦';
const KEY = '6d1c1d7e-58d4-4f0a-9f0e-6a3a1a3a2b11';
let worf: SignedIn;
let coco: SignedIn;
let spy: SignedIn;

beforeEach(async () => {
  time.now = start;
  await clearPeople(db);
  worf = await signIn(db, { handle: 'Worf', display_name: 'Worf, son of Mogh', now: start });
  coco = await signIn(db, { handle: 'coco', display_name: 'Coco', now: start });
  spy = await signIn(db, { handle: 'garek', now: start });
});

function send(from: SignedIn, to: string, message: unknown, key?: string) {
  const asked = request(app).post('/api/messages').set('Cookie', from.cookie);
  if (key !== undefined) asked.set('Idempotency-Key', key);
  return asked.send({ user_receiver_handle: to, message });
}

async function thread(who: SignedIn, handle: string, query = ''): Promise<MessageThread> {
  const asked = request(app).get(`/api/messages/@${handle}${query}`).set('Cookie', who.cookie);
  return MessageThread.parse((await asked.expect(200)).body);
}

async function groups(who: SignedIn): Promise<MessageGroup[]> {
  const asked = request(app).get('/api/message_groups').set('Cookie', who.cookie);
  return MessageGroups.parse((await asked.expect(200)).body);
}

const read = (who: SignedIn, handle: string) =>
  request(app).put(`/api/messages/@${handle}/read`).set('Cookie', who.cookie);

test('before anything is said there is an empty thread and no conversation', async () => {
  expect(await thread(worf, 'coco')).toEqual({
    with: { handle: 'coco', display_name: 'Coco' },
    messages: [],
  });
  expect(await groups(worf)).toEqual([]);
  await read(worf, 'coco').expect(204);
  expect(await groups(worf)).toEqual([]);
});

test('both see what was said, each from their side, in the order it was said', async () => {
  const { body } = await send(worf, 'COCO', 'nuqneH').expect(201);
  expect(Message.parse(body)).toMatchObject({ handle: 'Worf', message: 'nuqneH', mine: true });
  await send(coco, 'worf', 'Hello!').expect(201);
  await send(worf, 'coco', 'Qapla’').expect(201);
  expect((await thread(worf, 'coco')).messages).toMatchObject([
    { handle: 'Worf', message: 'Qapla’', mine: true },
    { handle: 'coco', message: 'Hello!', mine: false },
    { handle: 'Worf', message: 'nuqneH', mine: true },
  ]);
  const { with: other, messages } = await thread(coco, 'wORF');
  expect(other).toEqual({ handle: 'Worf', display_name: 'Worf, son of Mogh' });
  expect(messages.map((one) => one.mine)).toEqual([false, true, false]);
});

test('a conversation counts what I did not read, until I read it', async () => {
  await send(worf, 'coco', 'one').expect(201);
  await send(worf, 'coco', 'two').expect(201);
  expect(await groups(coco)).toMatchObject([
    { handle: 'Worf', last_message: 'two', last_message_mine: false, unread_count: 2 },
  ]);
  expect(await groups(worf)).toMatchObject([
    { handle: 'coco', last_message: 'two', last_message_mine: true, unread_count: 0 },
  ]);
  expect(await countUnreadConversations(db, coco.uuid)).toBe(1);
  expect(await countUnreadConversations(db, worf.uuid)).toBe(0);
  await read(coco, 'worf').expect(204);
  expect(await groups(coco)).toMatchObject([{ unread_count: 0 }]);
  expect(await countUnreadConversations(db, coco.uuid)).toBe(0);
  // In the very millisecond of the read mark, and still it is unread.
  await send(worf, 'coco', 'three').expect(201);
  expect(await groups(coco)).toMatchObject([{ last_message: 'three', unread_count: 1 }]);
});

test('the last spoken in comes first, and its words are cut to 100 characters', async () => {
  await send(worf, 'coco', 'hello').expect(201);
  time.now = new Date(start.getTime() + 1000);
  await send(spy, 'worf', family.repeat(101)).expect(201);
  expect((await groups(worf)).map((group) => group.handle)).toEqual(['garek', 'coco']);
  expect((await groups(worf))[0]?.last_message).toBe(family.repeat(100));
  time.now = new Date(start.getTime() + 2000);
  await send(coco, 'worf', 'hello again').expect(201);
  expect((await groups(worf)).map((group) => group.handle)).toEqual(['coco', 'garek']);
});

test('a thread and the conversations are paged to their end while others write', async () => {
  for (let index = 0; index < 5; index += 1) await send(worf, 'coco', `${index}`).expect(201);
  const seen: string[] = [];
  let address: string | undefined = '/api/messages/@worf?limit=2';
  while (address) {
    const response: request.Response = await request(app).get(address).set('Cookie', coco.cookie);
    seen.push(...MessageThread.parse(response.body).messages.map((one) => one.message));
    await send(coco, 'worf', 'meanwhile').expect(201);
    address = /^<([^>]+)>; rel="next"$/.exec(response.headers.link ?? '')?.[1];
  }
  expect(seen).toEqual(['4', '3', '2', '1', '0']);

  await send(spy, 'coco', 'psst').expect(201);
  const first = await request(app)
    .get('/api/message_groups?limit=1')
    .set('Cookie', coco.cookie)
    .expect(200);
  const next = /^<([^>]+)>/.exec(first.headers.link ?? '')?.[1] ?? '';
  const second = await request(app).get(next).set('Cookie', coco.cookie).expect(200);
  expect([...first.body, ...second.body].map((group) => group.handle).sort()).toEqual([
    'Worf',
    'garek',
  ]);
  expect(second.headers.link).toBeUndefined();
});

test('fifty messages at once from both sides are kept, none with the moment of another', async () => {
  const sent = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      index % 2 ? send(worf, 'coco', `w${index}`) : send(coco, 'worf', `c${index}`),
    ),
  );
  expect(new Set(sent.map((answer) => answer.status))).toEqual(new Set([201]));
  const { messages } = await thread(worf, 'coco', '?limit=100');
  expect(messages).toHaveLength(50);
  expect(new Set(messages.map((one) => one.created_at)).size).toBe(50);
  expect(await groups(worf)).toMatchObject([{ last_message: messages[0]?.message }]);
});

test('a retry, also at the same moment, answers what the first made', async () => {
  const tries = await Promise.all([1, 2, 3, 4].map(() => send(worf, 'coco', 'once', KEY)));
  const later = await send(worf, 'coco', 'once', KEY);
  expect(new Set([...tries, later].map((answer) => answer.status))).toEqual(new Set([201]));
  expect(new Set([...tries, later].map((answer) => answer.body.uuid)).size).toBe(1);
  expect((await thread(coco, 'worf')).messages).toHaveLength(1);
  // The key is mine alone.
  await send(coco, 'worf', 'mine', KEY).expect(201);
  expect((await thread(coco, 'worf')).messages).toHaveLength(2);
});

test('a third person reads, writes and marks nothing of it', async () => {
  const { body } = await send(worf, 'coco', 'between us').expect(201);
  for (const handle of ['worf', 'coco']) {
    expect((await thread(spy, handle)).messages).toEqual([]);
    await read(spy, handle).expect(204);
    await send(spy, handle, 'hello').expect(201);
  }
  expect((await groups(spy)).map((group) => group.last_message)).toEqual(['hello', 'hello']);
  expect((await thread(worf, 'coco')).messages.map((one) => one.uuid)).toEqual([body.uuid]);
  expect((await groups(coco)).find((group) => group.handle === 'Worf')?.unread_count).toBe(1);
});

test('a conversation goes with the account of either', async () => {
  await send(worf, 'coco', 'hello').expect(201);
  await db.deleteFrom('accounts').where('id', '=', worf.uuid).execute();
  expect(await groups(coco)).toEqual([]);
  await request(app).get('/api/messages/@worf').set('Cookie', coco.cookie).expect(404);
});

describe('refusals', () => {
  test.each([
    ['no receiver', { message: 'x' }, 'user_receiver_handle_blank', 'user_receiver_handle'],
    [
      'a blank receiver',
      { user_receiver_handle: '', message: 'x' },
      'user_receiver_handle_blank',
      'user_receiver_handle',
    ],
    [
      'a number for a receiver',
      { user_receiver_handle: 7, message: 'x' },
      'user_receiver_handle_blank',
      'user_receiver_handle',
    ],
    [
      'what nobody is called',
      { user_receiver_handle: '@worf', message: 'x' },
      'handle_invalid',
      'user_receiver_handle',
    ],
    ['no message', { user_receiver_handle: 'coco' }, 'message_blank', 'message'],
    ['blanks', { user_receiver_handle: 'coco', message: ' \n' }, 'message_blank', 'message'],
    [
      'a letter too many',
      {
        user_receiver_handle: 'coco',
        message: 'a'.repeat(DIRECT_MESSAGE_MAX_CHARACTERS + 1),
      },
      'message_exceed_max_chars',
      'message',
    ],
    ['myself', { user_receiver_handle: 'WORF', message: 'x' }, 'yourself', 'user_receiver_handle'],
  ])('%s', async (_what, body, code, field) => {
    const asked = request(app).post('/api/messages').set('Cookie', worf.cookie).send(body);
    expect((await asked.expect(422)).body).toMatchObject({ code, field });
  });

  test('as many emoji as letters are taken', async () => {
    await send(worf, 'coco', family.repeat(DIRECT_MESSAGE_MAX_CHARACTERS)).expect(201);
  });

  test('an unknown receiver, a key that is none, a character that cannot be kept', async () => {
    expect((await send(worf, 'nobody', 'x').expect(404)).body.code).toBe('not_found');
    expect((await send(worf, 'coco', 'x', 'again').expect(422)).body.code).toBe('invalid_field');
    expect((await send(worf, 'coco', 'a\0b').expect(400)).body.code).toBe('bad_request');
  });

  test.each(['/api/messages/@nobody', '/api/messages/@%00', '/api/messages/@x%20y'])(
    '%s is not there',
    async (path) => {
      await request(app).get(path).set('Cookie', worf.cookie).expect(404);
      await request(app).put(`${path}/read`).set('Cookie', worf.cookie).expect(404);
    },
  );

  test('what is no cursor', async () => {
    for (const path of ['/api/message_groups', '/api/messages/@coco']) {
      const asked = request(app).get(`${path}?cursor=x`).set('Cookie', worf.cookie);
      expect((await asked.expect(400)).body.code).toBe('invalid_cursor');
    }
  });

  test('nobody signed in', async () => {
    await request(app).get('/api/message_groups').expect(401);
    await request(app).get('/api/messages/@worf').expect(401);
    await request(app).put('/api/messages/@worf/read').expect(401);
    const { body } = await request(app).post('/api/messages').send({}).expect(401);
    expect(body.code).toBe('not_signed_in');
  });
});
