import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../test/app.ts';
import { createTestDatabase } from '../../test/database.ts';
import { signIn } from '../../test/sign-in.ts';
import { openDatabase } from '../db/pool.ts';
import { AppError } from './app-error.ts';
import { addressOf, createLimits, limits as sizes } from './limits.ts';

const databaseUrl = await createTestDatabase();
const counting = openDatabase({ url: databaseUrl, size: 2 });
afterAll(() => counting.destroy());
const { app, db, time } = await startTestApp({ databaseUrl, limits: createLimits(counting) });

async function refusalOf(taking: Promise<void>): Promise<AppError> {
  const refusal = await taking.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refusal instanceof AppError)) throw new Error('It was not refused.');
  return refusal;
}

describe('a limit', () => {
  test('holds in all copies together, and says when to come again', async () => {
    const copies = [createLimits(db), createLimits(db), createLimits(db)];
    const { points, duration } = sizes.guess_account;
    const taken = Array.from({ length: points }, (_, index) =>
      copies[index % copies.length]?.take('guess_account', 'worf@example.com'),
    );
    await Promise.all(taken);
    for (const copy of copies) {
      const refusal = await refusalOf(copy.take('guess_account', 'Worf@Example.com'));
      expect(refusal).toMatchObject({ code: 'too_many_requests', status: 429 });
      const seconds = Number(refusal.headers['Retry-After']);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(duration);
      expect(refusal.message).toContain(`try again in ${Math.ceil(seconds / 60)} minutes.`);
      // Another account, and another limit of the same one, are free.
      await copy.take('guess_account', `${seconds}@example.com`);
      await copy.take('mail_account', 'worf@example.com');
    }
  });

  test('is forgotten for whoever was right', async () => {
    const copy = createLimits(db);
    for (let count = 0; count < sizes.guess_account.points; count += 1) {
      await copy.take('guess_account', 'odo');
    }
    await copy.forgive('guess_account', 'odo');
    await copy.take('guess_account', 'odo');
  });

  test('keeps no address of anybody', async () => {
    await createLimits(db).take('mail_account', 'kira@example.com');
    const rows = await db.selectFrom('rate_limits').select('key').execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key }) => key.includes('@'))).toEqual([]);
  });

  test('that nobody can count refuses as unavailable', async () => {
    const broken = openDatabase({ url: await createTestDatabase({ migrated: false }) });
    const refusal = await refusalOf(createLimits(broken).take('posts', 'worf'));
    expect(refusal).toMatchObject({ code: 'unavailable', status: 503 });
    expect(refusal.headers['Retry-After']).toBe('2');
    await broken.destroy();
  });
});

test('one client has all addresses of an IPv6 network', () => {
  expect(addressOf({ ip: '2001:db8::1' })).toBe(addressOf({ ip: '2001:db8::ffff' }));
  expect(addressOf({ ip: '::ffff:192.0.2.1' })).toBe('192.0.2.1');
});

describe('the application', () => {
  test('lets a person write so much and no more, and others go on', async () => {
    const worf = await signIn(db, { handle: 'worf', now: time.now });
    const odo = await signIn(db, { handle: 'odo', now: time.now });
    const post = (cookie: string) =>
      request(app)
        .post('/api/activities')
        .set('Cookie', cookie)
        .send({ message: 'hello', ttl: '1-hour' });
    for (let count = 0; count < sizes.posts.points; count += 1) {
      await post(worf.cookie).expect(201);
    }
    const refused = await post(worf.cookie).expect(429);
    expect(refused.body).toMatchObject({ code: 'too_many_requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await post(odo.cookie).expect(201);
    // What is no post is counted apart, and reading is not counted.
    const follow = request(app).put('/api/users/@odo/follow').set('Cookie', worf.cookie);
    expect((await follow).status).toBe(200);
    await request(app).get('/api/activities/home').set('Cookie', worf.cookie).expect(200);
  });

  test('counts a post as one however its address is written', async () => {
    const rom = await signIn(db, { handle: 'rom', now: time.now });
    const paths = ['/api/activities', '/api/activities/', '/API/Activities'];
    const post = (count: number) =>
      request(app)
        .post(String(paths[count % paths.length]))
        .set('Cookie', rom.cookie)
        .send({ message: 'hello', ttl: '1-hour' });
    for (let count = 0; count < sizes.posts.points; count += 1) await post(count).expect(201);
    for (const [count] of paths.entries()) await post(count).expect(429);
  });

  test('ends guessing at an account, for the right password too, and whether or not there is one', async () => {
    await signIn(db, { handle: 'nog', now: time.now });
    for (const email of ['nog@example.com', 'nobody@example.com']) {
      const guess = () =>
        request(app).post('/api/auth/sign-in').send({ email, password: 'a guess of somebody' });
      for (let count = 0; count < sizes.guess_account.points; count += 1) {
        await guess().expect(401);
      }
      const refused = await guess().expect(429);
      expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    }
    // Each guess costs the hashing of a password, here too.
  }, 60_000);

  test('sends an address so many mails and no more', async () => {
    const forgot = () => request(app).post('/api/auth/forgot').send({ email: 'dax@example.com' });
    for (let count = 0; count < sizes.mail_account.points; count += 1) await forgot().expect(202);
    await forgot().expect(429);
  });
});
