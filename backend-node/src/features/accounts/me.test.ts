import request from 'supertest';
import { expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { signIn } from '../../../test/sign-in.ts';

const { app, db, time } = await startTestApp();
const me = (cookie = '') => request(app).get('/api/me').set('Cookie', cookie).expect(200);
const worf = await signIn(db, { handle: 'worf', display_name: 'Worf', now: time.now });

test('nobody is signed in: null', async () => {
  expect((await me()).body).toBeNull();
});

test('I am the person of my session', async () => {
  const { body } = await me(`other=1; ${worf.cookie}`);
  expect(body).toEqual({ uuid: worf.uuid, handle: 'worf', display_name: 'Worf' });
});

test('a session of mine beside another one is mine as well', async () => {
  const again = await signIn(db, { handle: 'worf', now: time.now });
  expect((await me(again.cookie)).body.uuid).toBe(worf.uuid);
  expect(again.cookie).not.toBe(worf.cookie);
});

test.each([
  ['without a signature', (cookie: string) => cookie.replace(/\..*$/, '')],
  ['with another token', (cookie: string) => cookie.replace('_token=', '_token=x')],
  ['with a shorter signature', (cookie: string) => cookie.slice(0, -8)],
  ['that is empty', () => 'cruddur.session_token='],
  ['with broken escapes', () => 'cruddur.session_token=%E0%A4%A.x'],
])('a cookie %s is nobody’s', async (_what, change) => {
  expect((await me(change(worf.cookie))).body).toBeNull();
});

const DAY_MS = 86_400_000;

test('a session that is not used ends at its moment', async () => {
  const start = time.now;
  const odo = await signIn(db, { handle: 'odo', now: start });
  const other = await signIn(db, { handle: 'odo', now: start });
  time.now = new Date(start.getTime() + 30 * DAY_MS - 1);
  expect((await me(odo.cookie)).body).not.toBeNull();
  time.now = new Date(start.getTime() + 30 * DAY_MS);
  expect((await me(other.cookie)).body).toBeNull();
});

test('a session in use lives on, and its cookie with it', async () => {
  const start = time.now;
  const kira = await signIn(db, { handle: 'kira', now: start });
  time.now = new Date(start.getTime() + 3_600_000);
  expect((await me(kira.cookie)).get('Set-Cookie')).toBeUndefined();
  time.now = new Date(start.getTime() + 29 * DAY_MS);
  const [cookie] = (await me(kira.cookie)).get('Set-Cookie') ?? [];
  expect(cookie).toMatch(/^cruddur\.session_token=.*; Max-Age=2592000; .*HttpOnly/);
  expect(cookie?.split(';')[0]).toBe(kira.cookie);
  time.now = new Date(start.getTime() + 58 * DAY_MS);
  expect((await me(kira.cookie)).body.handle).toBe('kira');
});
