import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { cookieOf, newcomer, PASSWORD, send, startAccountsApp } from '../../../test/accounts.ts';
import { signIn } from '../../../test/sign-in.ts';

const { app, db, time, smtp, mailer, reported } = await startAccountsApp();
const signUp = send(app, 'post', '/api/auth/sign-up');
const confirm = (input: object, asked?: request.Response) =>
  send(app, 'post', '/api/auth/confirm', asked && cookieOf(asked))(input);
const resend = send(app, 'post', '/api/auth/resend');

test('somebody signs up, confirms with the code of the mail, and is signed in', async () => {
  const worf = newcomer('Worf');
  const answer = await signUp(worf).expect(202);
  expect(answer.text).toBe('');
  const before = await request(app).get('/api/users/@worf/short');
  expect(before.status).toBe(404);

  const { code, subject, text, html } = await smtp.mail(worf.email);
  expect(subject).toBe(`${code} is your code for Cruddur`);
  expect(text).toContain(code);
  expect(html).toContain(code);

  const confirmed = await confirm({ email: worf.email, code }, answer).expect(200);
  expect(confirmed.body).toEqual({
    uuid: expect.any(String),
    handle: 'worf',
    display_name: 'Worf',
  });
  const me = await request(app).get('/api/me').set('Cookie', cookieOf(confirmed)).expect(200);
  expect(me.body).toEqual(confirmed.body);
});

test('a code works once, and only the latest one does', async () => {
  const odo = newcomer('Odo');
  const asked = await signUp(odo).expect(202);
  const first = await smtp.mail(odo.email);
  await resend({ email: odo.email }).expect(202);
  const second = await smtp.mail(odo.email, 2);
  if (first.code !== second.code) {
    const refused = await confirm({ email: odo.email, code: first.code }, asked).expect(422);
    expect(refused.body).toMatchObject({ code: 'code_invalid', field: 'code' });
  }
  await confirm({ email: odo.email, code: second.code }, asked).expect(200);
  const again = await confirm({ email: odo.email, code: second.code }, asked).expect(422);
  expect(again.body.code).toBe('code_invalid');
});

test('a code that is too old is refused', async () => {
  const sito = newcomer('Sito');
  const asked = await signUp(sito).expect(202);
  const { code } = await smtp.mail(sito.email);
  const rows = db.selectFrom('verifications').selectAll();
  const [kept] = await rows.where('identifier', 'like', `%${sito.email}`).execute();
  expect(kept?.value).not.toContain(code);
  expect(Number(kept?.expires_at) - Date.now()).toBeGreaterThan(9 * 60_000);
  await db
    .updateTable('verifications')
    .set({ expires_at: new Date(0) })
    .execute();
  const { body } = await confirm({ email: sito.email, code }, asked).expect(422);
  expect(body.code).toBe('code_invalid');
});

test('after five wrong codes the right one is refused as well', async () => {
  const quark = newcomer('Quark');
  const asked = await signUp(quark).expect(202);
  const { code } = await smtp.mail(quark.email);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 5; tries += 1) {
    await confirm({ email: quark.email, code: wrong }, asked).expect(422);
  }
  await confirm({ email: quark.email, code }, asked).expect(422);
});

describe('an address that is known already', () => {
  test('is answered as a new one, and its owner is told by mail', async () => {
    const kira = await signIn(db, { handle: 'kira', now: time.now });
    const unknown = await signUp(newcomer('Jadzia')).expect(202);
    const known = await signUp({ ...newcomer('Mirror'), email: 'kira@example.com' }).expect(202);
    const shown = ({ status, text, headers }: request.Response) => ({
      status,
      text,
      headers: Object.keys(headers).sort(),
    });
    expect(shown(known)).toEqual(shown(unknown));
    const kept = [known, unknown].map((answer) => decodeURIComponent(cookieOf(answer)).length);
    expect(kept[0]).toBe(kept[1]);

    const mail = await smtp.mail('kira@example.com');
    expect(mail.subject).toBe('You have an account at Cruddur already');
    expect(mail.code).toBe('');
    const rows = await db
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', mail.to)
      .execute();
    expect(rows).toEqual([{ id: kira.uuid }]);
  });

  test('but never confirmed is open again, with the new password alone', async () => {
    const nog = newcomer('Nog');
    await signUp({ ...nog, password: 'of somebody who waits' }).expect(202);
    await smtp.mail(nog.email);
    const asked = await signUp(nog).expect(202);
    const { code } = await smtp.mail(nog.email, 2);
    await confirm({ email: nog.email, code }, asked).expect(200);
    const signInWith = (password: string) =>
      send(app, 'post', '/api/auth/sign-in')({ email: nog.email, password });
    await signInWith('of somebody who waits').expect(401);
    await signInWith(PASSWORD).expect(200);
  });

  test('confirms nothing for whoever asked last and waits for the owner to type the code', async () => {
    const leeta = newcomer('Leeta');
    const own = await signUp(leeta).expect(202);
    await smtp.mail(leeta.email);
    const foreign = { ...leeta, handle: 'mirror', password: 'of somebody who waits' };
    await signUp(foreign).expect(202);
    const { code } = await smtp.mail(leeta.email, 2);
    const refused = await confirm({ email: leeta.email, code }, own).expect(422);
    expect(refused.body).toMatchObject({ code: 'code_invalid', field: 'code' });
    // Nor does a browser that asked for nothing, which is told what to do.
    const elsewhere = await confirm({ email: leeta.email, code }).expect(422);
    expect(elsewhere.body).toMatchObject({ code: 'code_invalid', field: 'code' });
    expect(elsewhere.body.message).toMatch(/sign in here first/);
    const unknown = await confirm({ email: 'nobody@example.com', code: '123456' }).expect(422);
    expect(unknown.body.message).toBe(elsewhere.body.message);
    const { body } = await request(app).get('/api/users/@mirror/short').expect(404);
    expect(body.code).toBe('not_found');

    const again = await signUp(leeta).expect(202);
    const latest = await smtp.mail(leeta.email, 3);
    await confirm({ email: leeta.email, code: latest.code }, again).expect(200);
  });

  test('gets no code by asking for another one', async () => {
    await signIn(db, { handle: 'bashir', now: time.now });
    await resend({ email: 'bashir@example.com' }).expect(202);
    expect((await smtp.mail('bashir@example.com')).code).toBe('');
  });
});

test('a code is sent to nobody whom we do not know', async () => {
  await resend({ email: 'nobody@example.com' }).expect(202);
  await mailer.idle();
  expect(smtp.received.filter((mail) => mail.to === 'nobody@example.com')).toEqual([]);
});

test('a handle belongs to whoever confirms first, and is then refused however it is written', async () => {
  const [first, second] = [newcomer('Rom'), { ...newcomer('Vic'), handle: 'ROM' }];
  const [asked, askedLater] = [await signUp(first).expect(202), await signUp(second).expect(202)];
  const { code } = await smtp.mail(second.email);
  await confirm({ email: second.email, code }, askedLater).expect(200);
  const late = await smtp.mail(first.email);
  const refused = await confirm({ email: first.email, code: late.code }, asked).expect(409);
  expect(refused.body).toMatchObject({ code: 'handle_taken', field: 'handle' });
  const third = await signUp({ ...newcomer('Zek'), handle: 'rom' }).expect(409);
  expect(third.body).toMatchObject({ code: 'handle_taken', field: 'handle' });
});

test('the same sign-up twice at once makes one account', async () => {
  const morn = newcomer('Morn');
  await Promise.all([signUp(morn).expect(202), signUp(morn).expect(202)]);
  const rows = await db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', morn.email)
    .execute();
  expect(rows).toHaveLength(1);
});

test('names of fifty families fit', async () => {
  const family = '👨‍👩‍👧‍👦';
  const garak = { ...newcomer('Garak'), display_name: family.repeat(50) };
  const asked = await signUp(garak).expect(202);
  const { code } = await smtp.mail(garak.email);
  const { body } = await confirm({ email: garak.email, code }, asked).expect(200);
  expect(body.display_name).toBe(garak.display_name);
});

describe('refusals', () => {
  const good = newcomer('Dax');
  test.each([
    ['no name', { display_name: ' ' }, 422, 'display_name_blank', 'display_name'],
    ['a long name', { display_name: 'a'.repeat(51) }, 422, 'display_name_too_long', 'display_name'],
    ['no address', { email: undefined }, 422, 'email_invalid', 'email'],
    ['an odd address', { email: 'dax@' }, 422, 'email_invalid', 'email'],
    ['an odd handle', { handle: 'd a x' }, 422, 'handle_invalid', 'handle'],
    ['a short password', { password: 'a'.repeat(9) }, 422, 'password_too_short', 'password'],
    ['a long password', { password: 'a'.repeat(129) }, 422, 'password_too_long', 'password'],
    ['a number for a password', { password: 7 }, 422, 'password_too_short', 'password'],
    [
      'a name that cannot be kept',
      { display_name: 'a\u0000b' },
      400,
      'bad_request',
      'display_name',
    ],
  ])('%s', async (_what, change, status, code, field) => {
    const response = await signUp({ ...good, ...change });
    expect(response.status).toBe(status);
    expect(response.body.code).toBe(code);
    expect(response.body.field).toBe(field);
  });

  test('a code that is none', async () => {
    for (const code of ['12345', 'abcdef', '', 123456, null]) {
      const { body } = await confirm({ email: good.email, code }).expect(422);
      expect(body).toMatchObject({ code: 'code_invalid', field: 'code' });
    }
  });

  test('none of all that was a fault of ours', () => {
    expect(reported).toEqual([]);
  });
});
