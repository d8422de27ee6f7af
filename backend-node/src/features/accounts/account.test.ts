import request from 'supertest';
import { describe, expect, test } from 'vitest';
import {
  cookieOf,
  member,
  newcomer,
  PASSWORD,
  send,
  startAccountsApp,
} from '../../../test/accounts.ts';
import { insertCruds } from '../../../test/activities.ts';
import { signIn as quickSignIn } from '../../../test/sign-in.ts';
import { deleteSomeLeft } from '../../db/leave.ts';

const started = await startAccountsApp();
const { app, db, time, smtp, reported } = started;
const get = (path: string, cookie: string) => request(app).get(path).set('Cookie', cookie);
const signIn = send(app, 'post', '/api/auth/sign-in');
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0';

const worf = await member(started, 'Worf');

test('what only I see of me', async () => {
  const { body } = await get('/api/account', worf.cookie).expect(200);
  expect(body).toEqual({
    email: 'worf@example.com',
    handle: 'worf',
    created_at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
});

describe('the password', () => {
  const change = (cookie: string, password: string, new_password = 'another long password') =>
    send(app, 'put', '/api/account/password', cookie)({ password, new_password });

  test('changes with the old one; this device goes on, the others end', async () => {
    const odo = await member(started, 'Odo');
    const other = cookieOf(await signIn({ email: odo.email, password: PASSWORD }));
    const refused = await change(odo.cookie, 'wrong').expect(422);
    expect(refused.body).toMatchObject({ code: 'wrong_password', field: 'password' });

    const changed = await change(odo.cookie, PASSWORD).expect(204);
    const now = cookieOf(changed);
    expect(now).not.toBe(odo.cookie);
    expect((await get('/api/me', now)).body.handle).toBe('odo');
    for (const ended of [odo.cookie, other]) {
      expect((await get('/api/me', ended)).body).toBeNull();
    }
    await signIn({ email: odo.email, password: PASSWORD }).expect(401);
    await signIn({ email: odo.email, password: 'another long password' }).expect(200);
    expect((await smtp.mail(odo.email, 2)).subject).toBe('Your password was changed');
  });

  test('that is too short is refused', async () => {
    const { body } = await change(worf.cookie, PASSWORD, 'short').expect(422);
    expect(body).toMatchObject({ code: 'password_too_short', field: 'new_password' });
  });
});

describe('the address', () => {
  const ask = (cookie: string, email: string, password = PASSWORD) =>
    send(app, 'post', '/api/account/email', cookie)({ email, password });
  const take = (cookie: string, email: string, code: string) =>
    send(app, 'put', '/api/account/email', cookie)({ email, code });

  test('changes with a code that goes to the new one, and the old one is told', async () => {
    const kira = await member(started, 'Kira');
    await ask(kira.cookie, 'nerys@example.com', 'wrong').expect(422);
    await ask(kira.cookie, 'nerys@example.com').expect(202);
    const { code } = await smtp.mail('nerys@example.com');
    // The code is hers alone, and for that address alone.
    expect((await take(worf.cookie, 'nerys@example.com', code).expect(422)).body.code).toBe(
      'code_invalid',
    );
    await take(kira.cookie, 'other@example.com', code).expect(422);
    const { body } = await take(kira.cookie, 'nerys@example.com', code).expect(200);
    expect(body.email).toBe('nerys@example.com');
    expect((await smtp.mail(kira.email, 2)).subject).toBe('Your address was changed');
    await signIn({ email: kira.email, password: PASSWORD }).expect(401);
    await signIn({ email: 'nerys@example.com', password: PASSWORD }).expect(200);
  });

  test('that is mine already, or that somebody else took meanwhile, is refused', async () => {
    const sisko = await member(started, 'Sisko');
    await take(sisko.cookie, sisko.email, '123456').expect(422);
    await ask(sisko.cookie, 'ben@example.com').expect(202);
    const { code } = await smtp.mail('ben@example.com');
    await quickSignIn(db, { handle: 'ben', now: time.now });
    const { body } = await take(sisko.cookie, 'ben@example.com', code).expect(422);
    expect(body).toMatchObject({ code: 'code_invalid', field: 'code' });
  });

  test('that somebody asked for and never confirmed is as good as free', async () => {
    const nog = await member(started, 'Nog');
    const squatted = { ...newcomer('Squatter'), email: 'nog.new@example.com' };
    await send(app, 'post', '/api/auth/sign-up')(squatted).expect(202);
    await smtp.mail(squatted.email);
    await ask(nog.cookie, squatted.email).expect(202);
    const { code } = await smtp.mail(squatted.email, 2);
    const { body } = await take(nog.cookie, squatted.email, code).expect(200);
    expect(body.email).toBe(squatted.email);
  });

  test('of somebody else is answered as a free one, and its owner is told', async () => {
    const jake = await member(started, 'Jake');
    await ask(worf.cookie, jake.email).expect(202);
    expect((await smtp.mail(jake.email, 2)).subject).toMatch(/already$/);
  });
});

describe('the sessions', () => {
  test('are listed, with their devices and the one that asks', async () => {
    const quark = await member(started, 'Quark');
    await signIn({ email: quark.email, password: PASSWORD }).set('User-Agent', FIREFOX);
    const { body } = await get('/api/account/sessions', quark.cookie).expect(200);
    expect(body).toHaveLength(2);
    expect(body.map((one: { device: string }) => one.device)).toContain('Firefox on Linux');
    expect(body.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
  });

  test('end one by one, and all others at once; nobody ends another one’s', async () => {
    const rom = await quickSignIn(db, { handle: 'rom', now: time.now });
    const second = await quickSignIn(db, { handle: 'rom', now: time.now });
    const third = await quickSignIn(db, { handle: 'rom', now: time.now });
    const list = async () => (await get('/api/account/sessions', rom.cookie).expect(200)).body;
    const current = async (cookie: string) => {
      const { body } = await get('/api/account/sessions', cookie).expect(200);
      return body.find((one: { current: boolean }) => one.current).uuid as string;
    };
    const path = `/api/account/sessions/${await current(second.cookie)}`;
    const foreign = await send(app, 'delete', path, worf.cookie)().expect(404);
    expect(foreign.body.code).toBe('not_found');
    await send(app, 'delete', path, rom.cookie)().expect(204);
    await send(app, 'delete', path, rom.cookie)().expect(404);
    expect((await get('/api/me', second.cookie)).body).toBeNull();

    expect(await list()).toHaveLength(2);
    await send(app, 'delete', '/api/account/sessions', rom.cookie)().expect(204);
    expect(await list()).toEqual([expect.objectContaining({ current: true })]);
    expect((await get('/api/me', third.cookie)).body).toBeNull();
    expect((await get('/api/me', worf.cookie)).body.handle).toBe('worf');
  });

  test('that are none are not found', async () => {
    await send(app, 'delete', '/api/account/sessions/7', worf.cookie)().expect(404);
  });
});

test('my data is a file with everything of mine, and nothing that signs me in', async () => {
  const dax = await member(started, 'Dax');
  const [crud] = await insertCruds(db, dax.uuid, [time.now], { message: 'mine' });
  await db
    .insertInto('likes')
    .values({ user_uuid: dax.uuid, activity_uuid: String(crud) })
    .execute();
  const answer = await get('/api/account/data', dax.cookie).expect(200);
  expect(answer.headers['content-disposition']).toBe('attachment; filename=cruddur-dax.json');
  expect(answer.body).toMatchObject({
    account: { email: dax.email },
    profile: { handle: 'dax' },
    cruds: [{ message: 'mine' }],
    likes: [{ activity_uuid: crud }],
    messages: [],
  });
  const token = decodeURIComponent(dax.cookie.split('=')[1] ?? '').split('.')[0] ?? '';
  expect(token.length).toBeGreaterThan(20);
  expect(answer.text).not.toContain(token);
  expect(answer.text).not.toMatch(/"(password|token)"/);
});

test('the account goes with the right password, and all that it wrote goes too', async () => {
  const ezri = await member(started, 'Ezri');
  await insertCruds(db, ezri.uuid, [time.now]);
  const remove = (password: string) =>
    send(app, 'delete', '/api/account', ezri.cookie)({ password });
  await remove('wrong').expect(422);
  const gone = await remove(PASSWORD).expect(204);
  expect(gone.get('Set-Cookie')?.join()).toContain('Max-Age=0');
  expect((await get('/api/me', ezri.cookie)).body).toBeNull();
  for (const table of ['users', 'activities'] as const) {
    const column = table === 'users' ? 'uuid' : 'user_uuid';
    const rows = await db
      .selectFrom(table)
      .select('uuid')
      .where(column as 'uuid', '=', ezri.uuid)
      .execute();
    expect(rows).toEqual([]);
  }
  await signIn({ email: ezri.email, password: PASSWORD }).expect(401);
});

test('of an account that wrote very much nothing is seen at once, and all goes in parts', async () => {
  const tora = await member(started, 'Tora');
  await insertCruds(db, tora.uuid, Array(1_200).fill(time.now), { message: 'Prophets' });
  const seen = async () => {
    const home = await get('/api/activities/home', worf.cookie).expect(200);
    const search = await get('/api/activities/search?term=prophets', worf.cookie).expect(200);
    return [home.text, search.text].map((text) => text.includes('Prophets'));
  };
  expect(await seen()).toEqual([true, true]);

  await db.deleteFrom('accounts').where('id', '=', tora.uuid).execute();
  expect(await seen()).toEqual([false, false]);
  await get('/api/users/@tora/short', worf.cookie).expect(404);
  let parts = 0;
  while (await db.transaction().execute(deleteSomeLeft)) parts += 1;
  expect(parts).toBe(4);
  const left = await db.selectFrom('users').select('uuid').where('uuid', '=', tora.uuid).execute();
  expect(left).toEqual([]);
});

describe('nobody who is not signed in', () => {
  test.each([
    ['get', '/api/account'],
    ['get', '/api/account/data'],
    ['get', '/api/account/sessions'],
    ['delete', '/api/account/sessions'],
    ['delete', '/api/account/sessions/0b7c1e6a-3f0a-4a8e-9c6a-111111111111'],
    ['delete', '/api/account'],
    ['put', '/api/account/password'],
    ['post', '/api/account/email'],
    ['put', '/api/account/email'],
  ] as const)('%s %s', async (method, path) => {
    const body = {
      password: PASSWORD,
      new_password: PASSWORD,
      email: 'worf@example.com',
      code: '123456',
    };
    const answer = await request(app)[method](path).send(body).expect(401);
    expect(answer.body.code).toBe('not_signed_in');
  });
});

test('none of all that was a fault of ours', () => {
  expect(reported).toEqual([]);
});
