import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { deleteSomeLeft } from '../../src/db/leave.ts';
import { listen } from '../../src/telemetry/testing/servers.ts';
import { insertCruds } from '../activities.ts';
import { startTestApp } from '../app.ts';
import { clearPeople } from '../clear.ts';
import { type SignedIn, signIn } from '../sign-in.ts';
import { type Answer, type Asked, createClient } from './ask.ts';
import { wrongCounters } from './counters.ts';
import { givePassword, PASSWORD } from './scene.ts';

const PEOPLE = 200;

const { app, db, time, reported } = await startTestApp();
const server = await listen(app);
const client = createClient(server.url, PEOPLE);
afterAll(async () => {
  client.close();
  await server.close();
});

let author: SignedIn;
let crowd: SignedIn[];
beforeEach(async () => {
  await clearPeople(db);
  reported.length = 0;
  author = await signIn(db, { handle: 'author', now: time.now });
  await givePassword(db, author);
  crowd = await Promise.all(
    Array.from({ length: PEOPLE }, (_, n) => signIn(db, { handle: `p${n}`, now: time.now })),
  );
});

const as = ({ cookie }: SignedIn, method: string, path: string, body?: unknown): Asked => ({
  method,
  path,
  body,
  headers: { cookie },
});

/** Asks all of it at the same time, and answers how often each status came. */
async function atOnce(asked: Asked[]): Promise<Record<string, number>> {
  const answers: Answer[] = await Promise.all(asked.map((one) => client.ask(one)));
  expect(reported).toEqual([]);
  expect(await wrongCounters(db)).toEqual([]);
  const byStatus = Object.entries(Object.groupBy(answers, ({ status }) => status));
  return Object.fromEntries(byStatus.map(([status, some]) => [status, some?.length ?? 0]));
}

const crudOf = async (person: SignedIn): Promise<string> =>
  String((await insertCruds(db, person.uuid, [time.now]))[0]);

const read = (uuid: string) =>
  db.selectFrom('activities').selectAll().where('uuid', '=', uuid).executeTakeFirst();

test('two hundred people like one crud, and repost it', async () => {
  const crud = await crudOf(author);
  const path = `/api/activities/${crud}`;
  const asked = crowd.flatMap((one) => [
    as(one, 'PUT', `${path}/like`),
    as(one, 'PUT', `${path}/repost`),
  ]);
  expect(await atOnce(asked)).toEqual({ 200: PEOPLE * 2 });
  expect(await read(crud)).toMatchObject({ likes_count: PEOPLE, reposts_count: PEOPLE });
});

test('two hundred people follow one, and are followed back', async () => {
  const asked = crowd.flatMap((one) => [
    as(one, 'PUT', '/api/users/@author/follow'),
    as(author, 'PUT', `/api/users/@${one.handle}/follow`),
  ]);
  expect(await atOnce(asked)).toEqual({ 200: PEOPLE * 2 });
  const { rows } = await client
    .ask(as(author, 'GET', '/api/users/@author/short'))
    .then(({ text }) => ({ rows: JSON.parse(text) }));
  expect(rows).toMatchObject({ followers_count: PEOPLE, following_count: PEOPLE });
});

test('two hundred cruds and as many replies are written', async () => {
  const crud = await crudOf(author);
  const asked = crowd.flatMap((one) => [
    as(one, 'POST', '/api/activities', { message: 'Me too @author #us', ttl: '1-day' }),
    as(one, 'POST', `/api/activities/${crud}/reply`, { message: 'And me' }),
  ]);
  expect(await atOnce(asked)).toEqual({ 201: PEOPLE * 2 });
  expect(await read(crud)).toMatchObject({ replies_count: PEOPLE });
  const { count } = await db
    .selectFrom('activities')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(PEOPLE * 2 + 1);
});

test('a crud that is sent fifty times under one key is one crud', async () => {
  const headers = { cookie: author.cookie, 'idempotency-key': randomUUID() };
  const body = { message: 'Once', ttl: '1-day' };
  const asked = Array.from({ length: 50 }, () => ({
    method: 'POST',
    path: '/api/activities',
    body,
    headers,
  }));
  expect(await atOnce(asked)).toEqual({ 201: 50 });
  expect(await db.selectFrom('activities').selectAll().execute()).toHaveLength(1);
});

test('likes, follows and reposts that are given and taken back leave right counters', async () => {
  const cruds = await Promise.all([author, ...crowd.slice(0, 4)].map(crudOf));
  const asked = crowd.flatMap((one, n) => {
    const path = `/api/activities/${cruds[n % cruds.length]}`;
    return ['PUT', 'DELETE', 'PUT'].flatMap((method) => [
      as(one, method, `${path}/like`),
      as(one, method, `${path}/repost`),
      as(one, method, '/api/users/@author/follow'),
    ]);
  });
  expect(await atOnce(asked)).toEqual({ 200: PEOPLE * 9 });
});

test('cruds and their replies are deleted at once, while others like them', async () => {
  const cruds = await Promise.all(Array.from({ length: 20 }, () => crudOf(author)));
  const later = new Date(time.now.getTime() + 1);
  const asked = await Promise.all(
    cruds.map(async (crud, n) => {
      const some = crowd.slice(n * 10, n * 10 + 5);
      const [first, ...others] = some;
      const replies = await Promise.all(
        some.map((one) =>
          insertCruds(db, one.uuid, [later], { reply_to_activity_uuid: crud }).then(String),
        ),
      );
      return [
        ...others.map((one, i) => as(one, 'DELETE', `/api/activities/${replies[i + 1]}`)),
        as(author, 'DELETE', `/api/activities/${crud}`),
        ...(first ? [as(first, 'DELETE', `/api/activities/${replies[0]}`)] : []),
        ...others.map((one) => as(one, 'PUT', `/api/activities/${crud}/like`)),
        ...others.map((one, i) => as(one, 'PUT', `/api/activities/${replies[i]}/repost`)),
      ];
    }),
  );
  const statuses = await atOnce(asked.flat());
  expect(Object.keys(statuses).filter((status) => status >= '405')).toEqual([]);
  expect(await db.selectFrom('activities').selectAll().execute()).toEqual([]);
});

test('an account is deleted while others like, answer, follow and leave it', async () => {
  const cruds = await Promise.all(Array.from({ length: 10 }, () => crudOf(author)));
  const followers = crowd.slice(0, PEOPLE / 2);
  await atOnce(
    followers.flatMap((one, n) => [
      as(one, 'PUT', '/api/users/@author/follow'),
      as(one, 'PUT', `/api/activities/${cruds[n % cruds.length]}/like`),
    ]),
  );
  const asked = crowd.flatMap((one, n) => {
    const path = `/api/activities/${cruds[n % cruds.length]}`;
    if (n < followers.length) {
      return [
        as(one, 'DELETE', `${path}/like`),
        as(one, 'DELETE', '/api/users/@author/follow'),
        as(author, 'PUT', `/api/users/@${one.handle}/follow`),
      ];
    }
    return [
      as(one, 'PUT', `${path}/like`),
      as(one, 'PUT', `${path}/repost`),
      as(one, 'POST', `${path}/reply`, { message: 'Stay!' }),
      as(one, 'PUT', '/api/users/@author/follow'),
      as(one, 'POST', '/api/messages', { user_receiver_handle: 'author', message: 'Stay!' }),
    ];
  });
  const goodbye = as(author, 'DELETE', '/api/account', { password: PASSWORD });
  const statuses = await atOnce(asked.toSpliced(20, 0, goodbye));
  expect(statuses).toMatchObject({ 204: 1, 404: expect.any(Number) });
  expect(Object.keys(statuses).filter((status) => status >= '405')).toEqual([]);
  // What the request had no time for is the job's.
  while (await db.transaction().execute(deleteSomeLeft));
  expect(await db.selectFrom('activities').selectAll().execute()).toEqual([]);
});

test('accounts are deleted while their own people still write', async () => {
  const crud = await crudOf(author);
  const leaving = crowd.slice(0, 25);
  await Promise.all(leaving.map((one) => givePassword(db, one)));
  const asked = leaving.flatMap((one) => [
    as(one, 'PUT', `/api/activities/${crud}/like`),
    as(one, 'DELETE', '/api/account', { password: PASSWORD }),
    as(one, 'POST', '/api/activities', { message: 'Bye @author @p0 @p7', ttl: '1-day' }),
    as(author, 'POST', '/api/activities', { message: `Bye @${one.handle}`, ttl: '1-day' }),
    as(author, 'PUT', `/api/users/@${one.handle}/follow`),
    as(one, 'POST', `/api/activities/${crud}/reply`, { message: 'Bye' }),
    as(one, 'PUT', '/api/users/@author/follow'),
    as(one, 'POST', '/api/profile/update', { bio: 'Gone' }),
    as(one, 'POST', '/api/messages', { user_receiver_handle: 'author', message: 'Bye' }),
    as(one, 'GET', '/api/account'),
    as(one, 'GET', '/api/account/data'),
  ]);
  const statuses = await atOnce(asked);
  expect(statuses).toMatchObject({ 204: leaving.length });
  expect(Object.keys(statuses).filter((status) => status >= '405')).toEqual([]);
});

test('who asks for what is theirs while their account goes finds it or is not signed in', async () => {
  const leaving = crowd.slice(0, 5);
  await Promise.all(leaving.map((one) => givePassword(db, one)));
  const statuses = new Set<number>();
  const asking = leaving.map(async (one) => {
    let gone = false;
    const goodbye = client
      .ask(as(one, 'DELETE', '/api/account', { password: PASSWORD }))
      .finally(() => {
        gone = true;
      });
    while (!gone) {
      const answers = await Promise.all(
        [
          as(one, 'GET', '/api/account'),
          as(one, 'GET', '/api/account/data'),
          as(one, 'GET', '/api/account/sessions'),
          as(one, 'GET', '/api/unread'),
          as(one, 'POST', '/api/profile/update', { bio: 'Gone' }),
          as(one, 'POST', '/api/activities', { message: 'Bye', ttl: '1-day' }),
          as(one, 'PUT', '/api/users/@author/follow'),
        ].map((asked) => client.ask(asked)),
      );
      for (const { status } of answers) statuses.add(status);
    }
    return goodbye;
  });
  const goodbyes = await Promise.all(asking);
  expect(reported).toEqual([]);
  expect(goodbyes.map(({ status }) => status)).toEqual(leaving.map(() => 204));
  expect([...statuses].filter((status) => ![200, 201, 401, 404].includes(status))).toEqual([]);
  expect(await wrongCounters(db)).toEqual([]);
});
