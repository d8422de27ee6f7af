import { Follow, PersonSummaries, Profile } from '@cruddur/contract/api/people.ts';
import request from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { clearPeople } from '../../../test/clear.ts';
import { type SignedIn, signIn } from '../../../test/sign-in.ts';

const { app, db, time } = await startTestApp();
const now = time.now;
let worf: SignedIn;
let coco: SignedIn;

beforeEach(async () => {
  time.now = now;
  await clearPeople(db);
  worf = await signIn(db, { handle: 'Worf', now });
  coco = await signIn(db, { handle: 'coco', now });
});

const follow = (who: SignedIn, handle: string) =>
  request(app).put(`/api/users/@${handle}/follow`).set('Cookie', who.cookie);
const leave = (who: SignedIn, handle: string) =>
  request(app).delete(`/api/users/@${handle}/follow`).set('Cookie', who.cookie);

async function profile(handle: string, who?: SignedIn): Promise<Profile> {
  const asked = request(app).get(`/api/users/@${handle}/short`);
  if (who) asked.set('Cookie', who.cookie);
  return Profile.parse((await asked.expect(200)).body);
}

test('to follow, twice, and to leave, twice', async () => {
  for (const _ of [1, 2]) {
    const { body } = await follow(coco, 'wORF').expect(200);
    expect(Follow.parse(body)).toEqual({ handle: 'Worf', following: true, followers_count: 1 });
  }
  expect(await profile('worf', coco)).toMatchObject({ following: true, follows_me: false });
  expect(await profile('coco', worf)).toMatchObject({ following: false, follows_me: true });
  expect(await profile('coco')).toMatchObject({ following_count: 1, follows_me: false });
  for (const _ of [1, 2]) {
    const { body } = await leave(coco, 'worf').expect(200);
    expect(body).toEqual({ handle: 'Worf', following: false, followers_count: 0 });
  }
});

test('who is followed is told once, however often it happens', async () => {
  await follow(coco, 'worf').expect(200);
  await leave(coco, 'worf').expect(200);
  await follow(coco, 'worf').expect(200);
  const told = await db.selectFrom('notifications').selectAll().execute();
  expect(told).toMatchObject([{ user_uuid: worf.uuid, actor_uuid: coco.uuid, kind: 'follow' }]);
});

test('two hundred follows and leaves at once leave right counters', async () => {
  const people = await Promise.all(
    Array.from({ length: 20 }, (_, index) => signIn(db, { handle: `p${index}`, now })),
  );
  const pairs = people.flatMap((one, index) =>
    [1, 2, 3, 4, 5].map((step) => [one, people[(index + step) % 20] ?? one] as const),
  );
  // Each pair both ways at the same moment, which would deadlock without an order.
  const answers = await Promise.all(
    pairs.flatMap(([one, other]) => [follow(one, other.handle), follow(other, one.handle)]),
  );
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  for (const one of people) {
    expect(await profile(one.handle)).toMatchObject({ followers_count: 10, following_count: 10 });
  }
  const left = await Promise.all([
    ...pairs.map(([one, other]) => leave(one, other.handle)),
    ...pairs.map(([one, other]) => leave(one, other.handle)),
  ]);
  expect(new Set(left.map((answer) => answer.status))).toEqual(new Set([200]));
  for (const one of people) {
    expect(await profile(one.handle)).toMatchObject({ followers_count: 5, following_count: 5 });
  }
});

describe('the lists behind the numbers', () => {
  test('come latest first, a page at a time, and say whom I follow', async () => {
    const fans = [];
    for (let index = 0; index < 5; index += 1) {
      time.now = new Date(now.getTime() + Math.floor(index / 2) * 1000);
      const fan = await signIn(db, { handle: `fan${index}`, now });
      fans.push(fan);
      await follow(fan, 'worf').expect(200);
    }
    await follow(coco, 'fan3').expect(200);
    const seen: string[] = [];
    let address: string | undefined = '/api/users/@worf/followers?limit=2';
    let pages = 0;
    while (address) {
      const response: request.Response = await request(app)
        .get(address)
        .set('Cookie', coco.cookie)
        .expect(200);
      const page = PersonSummaries.parse(response.body);
      for (const one of page) expect(one.following).toBe(one.handle === 'fan3');
      seen.push(...page.map((one) => one.handle));
      pages += 1;
      address = /^<([^>]+)>; rel="next"$/.exec(response.headers.link ?? '')?.[1];
    }
    expect(pages).toBe(3);
    expect(seen[0]).toBe('fan4');
    expect([...seen].sort()).toEqual(fans.map((fan) => fan.handle));
    const { body } = await request(app).get('/api/users/@fan3/following').expect(200);
    expect(PersonSummaries.parse(body).map((one) => one.handle)).toEqual(['Worf']);
  });

  test('refuse what is no cursor, and are not there for nobody', async () => {
    const wrong = await request(app).get('/api/users/@worf/followers?cursor=x').expect(400);
    expect(wrong.body.code).toBe('invalid_cursor');
    await request(app).get('/api/users/@nobody/following').expect(404);
  });
});

describe('refusals', () => {
  test('nobody signed in', async () => {
    const { body } = await request(app).put('/api/users/@worf/follow').expect(401);
    expect(body.code).toBe('not_signed_in');
    await request(app).delete('/api/users/@worf/follow').expect(401);
  });

  test('myself', async () => {
    const { body } = await follow(worf, 'WORF').expect(422);
    expect(body.code).toBe('yourself');
  });

  test.each(['nobody', 'a'.repeat(31), '%00', 'x y', '%F0%9F%92%A3', "'--"])(
    'nobody is called @%s',
    async (handle) => {
      await follow(worf, handle).expect(404);
      await request(app).get(`/api/users/@${handle}/short`).expect(404);
    },
  );

  test('another method', async () => {
    const response = await request(app).post('/api/users/@worf/follow').expect(405);
    expect(response.headers.allow).toBe('OPTIONS, PUT, DELETE');
  });
});
