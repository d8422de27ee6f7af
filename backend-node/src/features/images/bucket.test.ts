import { Profile } from '@cruddur/contract/api/people.ts';
import request from 'supertest';
import { beforeEach, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { KEY_ID, REGION, SECRET_KEY, startS3 } from '../../../test/bucket.ts';
import { clearPeople } from '../../../test/clear.ts';
import { picture } from '../../../test/pictures.ts';
import { type SignedIn, signIn } from '../../../test/sign-in.ts';
import { deleteAccount } from '../../db/leave.ts';
import { openBucket } from './bucket.ts';
import { removeLooseObjects } from './cleanup.ts';

const s3 = await startS3('pictures-of-us');
const settings = {
  bucket: 'pictures-of-us',
  region: REGION,
  endpoint: s3.endpoint,
  accessKeyId: KEY_ID,
  secretAccessKey: SECRET_KEY,
};
const bucket = openBucket(settings);
const { app, db, time } = await startTestApp({ bucket });
const png = await picture('png');
const afterGrace = () => new Date(Date.now() + 3_600_000);
let worf: SignedIn;

beforeEach(async () => {
  await clearPeople(db);
  await db.deleteFrom('loose_objects').execute();
  s3.objects.clear();
  Object.assign(s3.state, { failing: false, refused: 0 });
  worf = await signIn(db, { handle: 'worf', now: time.now });
});

const put = () =>
  request(app).put('/api/profile/avatar').set('Cookie', worf.cookie).type('image/png').send(png);

async function upload(): Promise<string> {
  return Profile.parse((await put().expect(200)).body).avatar ?? '';
}

test('bytes are in the bucket and not in the database, and are served through us', async () => {
  const path = await upload();
  expect(s3.state.refused).toBe(0);
  const [object] = s3.objects.values();
  expect(object?.type).toBe('image/webp');
  const rows = await db.selectFrom('images').select('body').execute();
  expect(rows).toEqual([{ body: null }]);
  const response = await request(app).get(path).buffer(true).expect(200);
  expect(Buffer.from(response.body)).toEqual(object?.body);
  expect(await db.selectFrom('loose_objects').selectAll().execute()).toEqual([]);
});

test('the service refuses other keys, so the signature of ours was right', async () => {
  const other = openBucket({ ...settings, secretAccessKey: 'wrong' });
  await expect(other.get('x')).rejects.toMatchObject({ code: 'unavailable' });
  expect(s3.state.refused).toBe(1);
});

test('what is replaced, and what goes with an account, is removed by the job', async () => {
  const first = await upload();
  await upload();
  expect(s3.objects.size).toBe(2);
  await removeLooseObjects(db, bucket, new Date());
  expect(s3.objects.size).toBe(2);
  await removeLooseObjects(db, bucket, afterGrace());
  expect([...s3.objects.keys()].join()).not.toContain(first.split('/').at(-1));
  expect(s3.objects.size).toBe(1);
  await deleteAccount(db, worf.uuid);
  await removeLooseObjects(db, bucket, afterGrace());
  expect(s3.objects.size).toBe(0);
  expect(await db.selectFrom('loose_objects').selectAll().execute()).toEqual([]);
});

test('a bucket that does not answer is a 503, changes nothing and leaves nothing', async () => {
  const path = await upload();
  s3.state.failing = true;
  const { body, headers } = await put().expect(503);
  expect(body).toMatchObject({ code: 'unavailable', message: /pictures/ });
  expect(headers['retry-after']).toBe('5');
  await request(app).get(path).expect(503);
  await expect(removeLooseObjects(db, bucket, afterGrace())).rejects.toThrow();
  s3.state.failing = false;
  await request(app).get(path).expect(200);
  await removeLooseObjects(db, bucket, afterGrace());
  expect(await db.selectFrom('loose_objects').selectAll().execute()).toEqual([]);
  expect(s3.objects.size).toBe(1);
});

test('a bucket that is not there', async () => {
  const other = openBucket({ ...settings, bucket: 'other' });
  await expect(other.put('x', png)).rejects.toMatchObject({ code: 'unavailable' });
  expect(await other.get('x')).toBeUndefined();
});
