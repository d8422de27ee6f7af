import { Activities, type Activity } from '@cruddur/contract/api/activities.ts';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join, readAll } from '../../../test/client.ts';

const started = await startTestApp();
const { app, db, time } = started;
const PATH = '/api/activities/following';
const start = time.now.getTime();
const ago = (minutes: number) => new Date(start - minutes * 60_000);
const me = await join(started, 'me');
const worf = await join(started, 'worf');
const coco = await join(started, 'coco');
const londo = await join(started, 'londo');

beforeEach(async () => {
  time.now = new Date(start);
  await db.deleteFrom('activities').execute();
  await db.deleteFrom('follows').execute();
  for (const { uuid } of [worf, coco]) {
    await db
      .insertInto('follows')
      .values({ follower_uuid: me.uuid, followee_uuid: uuid })
      .execute();
  }
});

async function repost({ uuid }: { uuid: string }, activity_uuid: string, created_at: Date) {
  const values = { user_uuid: uuid, activity_uuid, created_at };
  await db.insertInto('reposts').values(values).execute();
}

async function feed(): Promise<Activity[]> {
  return readAll(me, `${PATH}?limit=2`, (body) => Activities.parse(body));
}

const brief = (activity: Activity) => [activity.uuid, activity.reposted_by?.handle];

test('it holds what those whom I follow wrote, and I, newest first, and nothing of others', async () => {
  const [older, newest] = await insertCruds(db, worf.uuid, [ago(9), ago(1)]);
  const [mine] = await insertCruds(db, me.uuid, [ago(5)]);
  await insertCruds(db, londo.uuid, [ago(2)]);
  await insertCruds(db, worf.uuid, [ago(3)], { reply_to_activity_uuid: mine ?? null });
  expect((await feed()).map(brief)).toEqual([
    [newest, undefined],
    [mine, undefined],
    [older, undefined],
  ]);
});

test('a repost stands where it was reposted, says by whom, and comes once, by the latest', async () => {
  const [crud = ''] = await insertCruds(db, londo.uuid, [ago(60)]);
  const [between] = await insertCruds(db, worf.uuid, [ago(3)]);
  await repost(coco, crud, ago(5));
  expect((await feed()).map(brief)).toEqual([
    [between, undefined],
    [crud, 'coco'],
  ]);
  await repost(worf, crud, ago(2));
  await repost(londo, crud, ago(1));
  expect((await feed()).map(brief)).toEqual([
    [crud, 'worf'],
    [between, undefined],
  ]);
});

test('a repost of somebody whom I follow, or of me, is left out', async () => {
  const [theirs = ''] = await insertCruds(db, worf.uuid, [ago(60)]);
  const [mine = ''] = await insertCruds(db, me.uuid, [ago(70)]);
  await repost(coco, theirs, ago(2));
  await repost(coco, mine, ago(1));
  await repost(worf, theirs, ago(1));
  expect((await feed()).map(brief)).toEqual([
    [theirs, undefined],
    [mine, undefined],
  ]);
});

test('what has expired is gone, written or reposted', async () => {
  const [mine = ''] = await insertCruds(db, worf.uuid, [ago(60)], { expires_at: ago(-1) });
  const [reposted = ''] = await insertCruds(db, londo.uuid, [ago(60)], { expires_at: ago(-1) });
  await repost(coco, reposted, ago(2));
  expect((await feed()).map((activity) => activity.uuid)).toEqual([reposted, mine]);
  time.now = ago(-1);
  expect(await feed()).toEqual([]);
});

test('read to its end, it shows each crud once and misses none, whatever is written meanwhile', async () => {
  const people = [worf, coco];
  const step = fc.record({
    write: fc.boolean(),
    repost: fc.array(fc.tuple(fc.nat(1), fc.nat(9)), { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(1), fc.nat(9)), { maxLength: 12 }),
      fc.array(step, { maxLength: 5 }),
      fc.integer({ min: 1, max: 4 }),
      async (before, meanwhile, limit) => {
        time.now = new Date(start);
        await db.deleteFrom('activities').execute();
        // Moments of few milliseconds, so that many share one and the uuid must decide.
        const moment = (n: number) => new Date(start - 3 + (n % 3));
        const own = await insertCruds(db, worf.uuid, [0, 1, 2, 3].map(moment));
        const others = await insertCruds(
          db,
          londo.uuid,
          Array.from({ length: 10 }, () => ago(9)),
        );
        const put = async ([who, what]: [number, number], at: Date) => {
          const values = {
            user_uuid: people[who]?.uuid ?? '',
            activity_uuid: others[what] ?? '',
            created_at: at,
          };
          await db
            .insertInto('reposts')
            .values(values)
            .onConflict((c) => c.doNothing())
            .execute();
        };
        for (const [n, one] of before.entries()) await put(one, moment(n));
        const reposted = new Set(before.map(([, what]) => others[what]));

        const steps = [...meanwhile];
        const seen = await readAll(
          me,
          `${PATH}?limit=${limit}`,
          (body) => Activities.parse(body),
          async () => {
            time.now = new Date(time.now.getTime() + 1);
            const next = steps.shift();
            if (next?.write) await insertCruds(db, coco.uuid, [time.now]);
            for (const one of next?.repost ?? []) await put(one, time.now);
          },
        );
        const uuids = seen.map((activity) => activity.uuid);
        expect(new Set(uuids).size).toBe(uuids.length);
        expect(uuids).toEqual(expect.arrayContaining([...own, ...reposted]));
      },
    ),
    { numRuns: 25 },
  );
});

test('it is of somebody signed in', async () => {
  await clientOf(app).get(PATH).expect(401);
});
