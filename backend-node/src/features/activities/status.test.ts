import { randomUUID } from 'node:crypto';
import { Status } from '@cruddur/contract/api/activities.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { clientOf, join, readAll } from '../../../test/client.ts';

const started = await startTestApp();
const { app, db, time } = started;
const start = time.now.getTime();
const ago = (minutes: number) => new Date(start - minutes * 60_000);
const worf = await join(started, 'worf');
const coco = await join(started, 'coco');

const address = (uuid: string, handle = 'worf') => `/api/activities/@${handle}/status/${uuid}`;
async function thread() {
  const [crud = ''] = await insertCruds(db, worf.uuid, [ago(60)]);
  const options = { reply_to_activity_uuid: crud };
  const replies = await insertCruds(db, coco.uuid, [ago(30), ago(20), ago(10)], options);
  return { crud, replies };
}

test('a crud comes with its replies, oldest first, to anybody', async () => {
  const { crud, replies } = await thread();
  const { body } = await clientOf(app).get(address(crud, 'WORF')).expect(200);
  const status = Status.parse(body);
  expect(status.activity).toMatchObject({ uuid: crud, replies_count: 3, liked: false });
  expect(status.parent).toBeUndefined();
  expect(status.replies.map((reply) => reply.uuid)).toEqual(replies);
  expect(status.replies[0]).toMatchObject({ handle: 'coco', reply_to_handle: 'worf' });
});

test('a reply comes with what it answers', async () => {
  const { crud, replies } = await thread();
  const { body } = await coco.get(address(replies[0] ?? '', 'coco')).expect(200);
  expect(Status.parse(body)).toMatchObject({ parent: { uuid: crud }, replies: [] });
});

test('paging shows each reply once, however many are written meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { maxLength: 15 }),
      fc.array(fc.nat(3), { maxLength: 5 }),
      fc.integer({ min: 1, max: 4 }),
      async (before, meanwhile, limit) => {
        const [crud = ''] = await insertCruds(db, worf.uuid, [ago(60)]);
        const at = (moments: number[], base: number) =>
          insertCruds(
            db,
            coco.uuid,
            moments.map((ms) => new Date(base + ms)),
            { reply_to_activity_uuid: crud },
          );
        const there = await at(before, start - 1_000);
        const seen = await readAll(
          coco,
          `${address(crud)}?limit=${limit}`,
          (body) => Status.parse(body).replies.map((reply) => reply.uuid),
          () => at(meanwhile.splice(0, 1), start),
        );
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(expect.arrayContaining(there));
      },
    ),
    { numRuns: 20 },
  );
});

test('unknown, malformed, or under the name of another, a crud is not there', async () => {
  const { crud } = await thread();
  for (const path of [
    address(crud, 'coco'),
    address(crud, 'nobody'),
    address(randomUUID()),
    address('nonsense'),
    address('%00'),
    address(crud, '%00'),
  ]) {
    const { body } = await coco.get(path).expect(404);
    expect(body.code, path).toBe('not_found');
  }
});

test('an expired crud is not there, nor are its replies', async () => {
  const { crud, replies } = await thread();
  time.now = new Date(start + 86_400_000);
  await coco.get(address(crud)).expect(404);
  await coco.get(address(replies[0] ?? '', 'coco')).expect(404);
  time.now = new Date(start);
});
