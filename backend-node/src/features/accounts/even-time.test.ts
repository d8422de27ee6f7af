import { expect, test } from 'vitest';
import { cookieOf, newcomer, PASSWORD, send, startAccountsApp } from '../../../test/accounts.ts';
import { SECRET } from '../../../test/app.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { openDatabase } from '../../db/pool.ts';
import { createNoMailer } from '../../mail/mailer.ts';
import { createAuth } from './auth.ts';
import { inEvenTime, refuseInEvenTime } from './even-time.ts';

test('an answer waits for its time, whichever way the work went', async () => {
  for (const work of [async () => 'known', () => Promise.reject(new Error('unknown'))]) {
    const started = performance.now();
    await inEvenTime(30, work).catch(() => {});
    expect(performance.now() - started).toBeGreaterThanOrEqual(29);
  }
});

test('work that takes longer is waited for', async () => {
  expect(await inEvenTime(0, async () => 'done')).toBe('done');
  await expect(inEvenTime(0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('a refusal waits for its time, and nothing else does', async () => {
  const started = performance.now();
  const refused = refuseInEvenTime(30, () => Promise.reject(new Error('no')));
  expect(await refuseInEvenTime(60_000, async () => 'yes')).toBe('yes');
  await expect(refused).rejects.toThrow('no');
  expect(performance.now() - started).toBeGreaterThanOrEqual(29);
});

test('a guess at an account, a code or a password is refused no sooner than others', async () => {
  const evenMs = 500;
  const { app, smtp } = await startAccountsApp({ evenMs });
  const odo = newcomer('Odo');
  const asked = await send(app, 'post', '/api/auth/sign-up')(odo).expect(202);
  await smtp.mail(odo.email);
  const guesses = [
    ['confirm', { code: '000000' }],
    ['reset', { code: '000000', password: PASSWORD }],
    ['sign-in', { password: 'a wrong one' }],
  ] as const;
  for (const email of [odo.email, 'nobody@example.com']) {
    for (const [what, guess] of guesses) {
      const started = performance.now();
      const post = send(app, 'post', `/api/auth/${what}`, cookieOf(asked));
      const { status } = await post({ email, ...guess });
      expect([401, 422], what).toContain(status);
      expect(performance.now() - started, what).toBeGreaterThanOrEqual(evenMs - 1);
    }
  }
});

test('a known and an unknown address cost the same: one password hashed or checked', async () => {
  const db = openDatabase({ url: await createTestDatabase() });
  const auth = createAuth({
    db,
    clock: () => new Date(),
    mailer: createNoMailer(() => {}),
    secret: SECRET,
    frontendUrl: 'http://localhost:3000',
  });
  const { password } = await auth.$context;
  const { hash, verify } = password;
  let counted = 0;
  password.hash = (...args) => {
    counted += 1;
    return hash(...args);
  };
  password.verify = (...args) => {
    counted += 1;
    return verify(...args);
  };
  async function cost(work: Promise<unknown>): Promise<number> {
    counted = 0;
    await work.catch(() => {});
    return counted;
  }

  const { display_name: name, handle: username, email } = newcomer('Worf');
  const signUp = () =>
    auth.api.signUpEmail({ body: { name, username, email, password: PASSWORD } });
  const signIn = (address: string) =>
    auth.api.signInEmail({ body: { email: address, password: 'a wrong one' } });
  expect(await cost(signUp())).toBe(1);
  expect(await cost(signUp())).toBe(1);
  expect(await cost(signIn(email))).toBe(1);
  expect(await cost(signIn('nobody@example.com'))).toBe(1);
  await db.destroy();
});
