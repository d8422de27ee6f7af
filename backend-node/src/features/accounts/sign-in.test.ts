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
import { BACKEND_URL, FRONTEND_URL } from '../../../test/app.ts';

const started = await startAccountsApp();
const { app, db, smtp, mailer, reported } = started;
const signIn = send(app, 'post', '/api/auth/sign-in');
const me = (cookie: string) => request(app).get('/api/me').set('Cookie', cookie);

const worf = await member(started, 'Worf');

test('with the right password one is signed in, by an address however it is written', async () => {
  const answer = await signIn({ email: 'WORF@Example.com', password: PASSWORD }).expect(200);
  expect(answer.body).toEqual({ uuid: worf.uuid, handle: 'worf', display_name: 'Worf' });
  expect((await me(cookieOf(answer))).body).toEqual(answer.body);
});

test('the cookie is out of reach of scripts and of other sites', async () => {
  const answer = await signIn({ email: worf.email, password: PASSWORD }).expect(200);
  const [cookie] = answer.get('Set-Cookie') ?? [];
  expect(cookie).toMatch(/^cruddur\.session_token=[^;]+\.[^;]+; /);
  expect(cookie?.split('; ').slice(1).sort()).toEqual([
    'HttpOnly',
    'Max-Age=2592000',
    'Path=/',
    'SameSite=Lax',
  ]);
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('over https the cookie is for https alone', async () => {
  const config = {
    production: true,
    frontendUrl: 'https://cruddur.example',
    backendUrl: BACKEND_URL,
    trustedProxies: 0,
    demoData: false,
  };
  const secure = await startAccountsApp({ db, config });
  const answer = await send(
    secure.app,
    'post',
    '/api/auth/sign-in',
  )({
    email: worf.email,
    password: PASSWORD,
  });
  const [cookie] = answer.get('Set-Cookie') ?? [];
  expect(cookie).toMatch(/^__Secure-cruddur\.session_token=/);
  expect(cookie).toContain('; Secure');
  const asked = await request(secure.app).get('/api/me').set('Cookie', cookieOf(answer));
  expect(asked.body.handle).toBe('worf');
});

test('every sign-in makes another session, and ends the one by which it was asked', async () => {
  const first = cookieOf(await signIn({ email: worf.email, password: PASSWORD }));
  const second = cookieOf(
    await send(app, 'post', '/api/auth/sign-in', first)({ email: worf.email, password: PASSWORD }),
  );
  expect(second).not.toBe(first);
  expect((await me(first)).body).toBeNull();
  expect((await me(second)).body.handle).toBe('worf');
});

test('signing out ends the session and takes the cookie back', async () => {
  const cookie = cookieOf(await signIn({ email: worf.email, password: PASSWORD }));
  const out = await send(app, 'post', '/api/auth/sign-out', cookie)().expect(204);
  expect(out.get('Set-Cookie')?.join()).toMatch(/cruddur\.session_token=; Max-Age=0/);
  expect((await me(cookie)).body).toBeNull();
  await send(app, 'post', '/api/auth/sign-out')().expect(204);
});

describe('a wrong password and an unknown address', () => {
  test('are answered alike', async () => {
    const wrong = await signIn({ email: worf.email, password: 'wrong' }).expect(401);
    const unknown = await signIn({ email: 'nobody@example.com', password: 'wrong' }).expect(401);
    const { trace_id: _one, ...first } = wrong.body;
    const { trace_id: _other, ...second } = unknown.body;
    expect(first).toEqual(second);
    expect(first).toEqual({
      code: 'wrong_credentials',
      message: 'The e-mail address or the password is wrong.',
    });
    expect(wrong.get('Set-Cookie')).toBeUndefined();
  });
});

test('somebody unconfirmed is told so, by the right password alone, and gets a new code', async () => {
  const nog = newcomer('Nog');
  await send(app, 'post', '/api/auth/sign-up')(nog).expect(202);
  await smtp.mail(nog.email);
  await signIn({ email: nog.email, password: 'wrong' }).expect(401);
  const answer = await signIn({ email: nog.email, password: PASSWORD }).expect(403);
  expect(answer.body.code).toBe('email_unconfirmed');
  const { code } = await smtp.mail(nog.email, 2);
  // Whoever gave the password may type the code, on another device than that of the sign-up too.
  const confirm = send(app, 'post', '/api/auth/confirm', cookieOf(answer));
  await confirm({ email: nog.email, code }).expect(200);
});

describe('a forgotten password', () => {
  const forgot = send(app, 'post', '/api/auth/forgot');
  const reset = send(app, 'post', '/api/auth/reset');

  test('is replaced with the code of the mail, which ends every session', async () => {
    const odo = await member(started, 'Odo');
    await forgot({ email: odo.email }).expect(202);
    const { code } = await smtp.mail(odo.email, 2);
    const password = 'another long password';
    const wrong = code === '000000' ? '000001' : '000000';
    const refused = await reset({ email: odo.email, code: wrong, password }).expect(422);
    expect(refused.body).toMatchObject({ code: 'code_invalid', field: 'code' });
    await reset({ email: odo.email, code, password }).expect(204);

    expect((await me(odo.cookie)).body).toBeNull();
    await signIn({ email: odo.email, password: PASSWORD }).expect(401);
    await signIn({ email: odo.email, password }).expect(200);
    expect((await smtp.mail(odo.email, 3)).subject).toBe('Your password was changed');
    await reset({ email: odo.email, code, password }).expect(422);
  });

  test('of nobody is answered alike, without a mail', async () => {
    const known = await forgot({ email: worf.email }).expect(202);
    const unknown = await forgot({ email: 'nobody@example.com' }).expect(202);
    expect(unknown.text).toBe(known.text);
    await mailer.idle();
    expect(smtp.received.filter((mail) => mail.to === 'nobody@example.com')).toEqual([]);
    const guess = { email: 'nobody@example.com', code: '123456', password: PASSWORD };
    expect((await reset(guess).expect(422)).body.code).toBe('code_invalid');
  });
});

describe('refusals', () => {
  test.each([
    ['/api/auth/sign-in', { email: worf.email }, 'password_blank', 'password'],
    ['/api/auth/sign-in', { email: 'worf', password: 'x' }, 'email_invalid', 'email'],
    ['/api/auth/forgot', {}, 'email_invalid', 'email'],
    ['/api/auth/resend', { email: 7 }, 'email_invalid', 'email'],
    ['/api/auth/reset', { email: worf.email, code: '1' }, 'code_invalid', 'code'],
    [
      '/api/auth/reset',
      { email: worf.email, code: '123456', password: 'short' },
      'password_too_short',
      'password',
    ],
  ])('%s %j', async (path, body, code, field) => {
    const answer = await send(app, 'post', path)(body).expect(422);
    expect(answer.body).toMatchObject({ code, field });
  });

  test.each(['sign-up', 'confirm', 'resend', 'sign-in', 'sign-out', 'forgot', 'reset', 'demo'])(
    '%s asked by the page of another site',
    async (name) => {
      const path = `/api/auth/${name}`;
      const foreign = await send(app, 'post', path)().set('Origin', 'https://evil.example');
      expect(foreign.status).toBe(403);
      expect(foreign.body.code).toBe('origin_not_allowed');
      const own = await send(app, 'post', path)().set('Origin', FRONTEND_URL);
      expect(own.status).not.toBe(403);
      expect((await request(app).patch(path)).status).toBe(405);
    },
  );

  test('none of all that was a fault of ours', () => {
    expect(reported).toEqual([]);
  });
});
