import { createServer } from 'node:http';
import { connect } from 'node:net';
import { IMAGE_MAX_BYTES, Profile } from '@cruddur/contract/api/people.ts';
import sharp from 'sharp';
import request from 'supertest';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { clearPeople } from '../../../test/clear.ts';
import { animation, bomb, photograph, picture, vast } from '../../../test/pictures.ts';
import { listenOnFreePort } from '../../../test/ports.ts';
import { type SignedIn, signIn } from '../../../test/sign-in.ts';
import { deleteAccount } from '../../db/leave.ts';

const { app, db, time, reported } = await startTestApp();
let worf: SignedIn;

beforeEach(async () => {
  await clearPeople(db);
  worf = await signIn(db, { handle: 'worf', now: time.now });
});

const put = (kind: string, body: Buffer, type = 'image/png', cookie = worf.cookie) =>
  request(app).put(`/api/profile/${kind}`).set('Cookie', cookie).type(type).send(body);

async function served(path: string | undefined) {
  const response = await request(app)
    .get(path ?? '')
    .buffer(true)
    .expect(200);
  return { response, body: Buffer.from(response.body) };
}

async function upload(kind: 'avatar' | 'banner', body: Buffer, type?: string) {
  const profile = Profile.parse((await put(kind, body, type).expect(200)).body);
  return { path: profile[kind], ...(await served(profile[kind])) };
}

/** Which of red, green and blue is the most at a place. */
async function colourAt(image: Buffer, left: number, top: number): Promise<'red' | 'blue'> {
  const { dominant } = await sharp(
    await sharp(image).extract({ left, top, width: 10, height: 10 }).png().toBuffer(),
  ).stats();
  return dominant.r > dominant.b ? 'red' : 'blue';
}

test.each(['png', 'webp', 'gif', 'avif', 'jpeg'] as const)(
  'a picture in %s becomes a square, the same on both sides of its middle',
  async (format) => {
    const { response, body } = await upload('avatar', await picture(format), `image/${format}`);
    expect(response.headers['content-type']).toBe('image/webp');
    const { width, height, format: kept } = await sharp(body).metadata();
    expect({ width, height, kept }).toEqual({ width: 400, height: 400, kept: 'webp' });
    expect(await colourAt(body, 20, 200)).toBe('red');
    expect(await colourAt(body, 380, 200)).toBe('blue');
  },
);

test('a banner is wide', async () => {
  const { width, height } = await sharp(
    (await upload('banner', await picture('png'))).body,
  ).metadata();
  expect({ width, height }).toEqual({ width: 1500, height: 500 });
});

test('a photograph is turned upright, and says no more where and by what it was taken', async () => {
  const original = await photograph();
  expect((await sharp(original).metadata()).orientation).toBe(6);
  expect(original.includes('Secret Camera')).toBe(true);
  const { body } = await upload('avatar', original, 'image/jpeg');
  const { exif, xmp, iptc, icc, orientation } = await sharp(body).metadata();
  expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
  expect(body.includes('Secret')).toBe(false);
  expect(await colourAt(body, 200, 20)).toBe('red');
  expect(await colourAt(body, 200, 380)).toBe('blue');
});

test('of an animation the first frame stays', async () => {
  const { body } = await upload('avatar', await animation(), 'image/gif');
  expect((await sharp(body).metadata()).pages).toBeUndefined();
  expect(await colourAt(body, 200, 200)).toBe('red');
});

test('content decides, not what it is called', async () => {
  await put('avatar', await picture('jpeg'), 'image/png').expect(200);
});

test('a picture is kept for a year and known again', async () => {
  const { path, response } = await upload('avatar', await picture('png'));
  expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(response.headers['x-content-type-options']).toBe('nosniff');
  const { etag } = response.headers;
  const again = await request(app)
    .get(path ?? '')
    .set('If-None-Match', etag ?? '');
  expect(again.status).toBe(304);
  const head = await request(app).head(path ?? '');
  expect(head.headers['content-length']).toBe(response.headers['content-length']);
});

test('a new picture takes the place of the old one, which is gone, and so does none', async () => {
  const first = await upload('avatar', await picture('png'));
  const banner = await upload('banner', await picture('png'));
  const second = await upload('avatar', await picture('png'));
  expect(second.path).not.toBe(first.path);
  await request(app)
    .get(first.path ?? '')
    .expect(404);
  const { body } = await request(app)
    .delete('/api/profile/avatar')
    .set('Cookie', worf.cookie)
    .expect(200);
  expect(Profile.parse(body).avatar).toBeUndefined();
  expect(Profile.parse(body).banner).toBe(banner.path);
  await request(app)
    .get(second.path ?? '')
    .expect(404);
  await request(app).delete('/api/profile/avatar').set('Cookie', worf.cookie).expect(200);
  expect(await db.selectFrom('images').select('uuid').execute()).toHaveLength(1);
});

test('a person’s pictures go with the account', async () => {
  const { path } = await upload('avatar', await picture('png'));
  await deleteAccount(db, worf.uuid);
  await request(app)
    .get(path ?? '')
    .expect(404);
});

test('pictures at the same time leave one, and no more are made than the machine can bear', async () => {
  const png = await picture('png');
  const people = await Promise.all(
    Array.from({ length: 10 }, (_, index) => signIn(db, { handle: `p${index}`, now: time.now })),
  );
  const own = await Promise.all([0, 1].map(() => put('avatar', png)));
  expect(own.map((answer) => answer.status)).toEqual([200, 200]);
  const answers = await Promise.all(
    people.flatMap((one) => [0, 1, 2].map(() => put('avatar', png, 'image/png', one.cookie))),
  );
  const statuses = new Set(answers.map((answer) => answer.status));
  expect([...statuses].filter((status) => ![200, 429, 503].includes(status))).toEqual([]);
  for (const { status, headers } of answers)
    if (status !== 200) expect(headers['retry-after']).toBe('2');
  const kept = await db.selectFrom('images').select(['user_uuid', 'uuid']).execute();
  expect(new Set(kept.map((row) => row.user_uuid)).size).toBe(kept.length);
  await put('avatar', png).expect(200);
  // Whoever runs the server is told of each that was sent away.
  reported.length = 0;
});

describe('refusals', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('GIF, honestly')],
    ['an SVG', Buffer.from(svg)],
    ['a document', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj')],
    ['a bomb', bomb(20_000)],
    ['a bomb beyond every format', bomb(2 ** 31 - 1)],
  ])('%s that is said to be a picture', async (_what, body) => {
    const response = await put('avatar', body).expect(422);
    expect(response.body).toMatchObject({ code: 'image_invalid', field: 'avatar' });
  });

  test('a whole picture of more pixels than are taken', async () => {
    await put('avatar', await vast()).expect(422);
  });

  test('a format that is not taken, and half a picture', async () => {
    await put('avatar', await picture('tiff')).expect(422);
    const jpeg = await picture('jpeg');
    await put('banner', jpeg.subarray(0, jpeg.length / 2), 'image/jpeg').expect(422);
    const png = await picture('png');
    await put('banner', png.subarray(0, png.length - 40)).expect(422);
  });

  test.each(['image/svg+xml', 'image/tiff', 'application/json', 'text/html'])(
    '%s',
    async (type) => {
      const response = await put('avatar', Buffer.from('{}'), type).expect(415);
      expect(response.body.message).toMatch(/^Send a picture: image\/jpeg/);
    },
  );

  test('what is compressed once more', async () => {
    await put('avatar', Buffer.from('x')).set('Content-Encoding', 'gzip').expect(415);
  });

  test('more than may be', async () => {
    const response = await put('avatar', Buffer.alloc(IMAGE_MAX_BYTES + 1)).expect(413);
    expect(response.body.code).toBe('payload_too_large');
  });

  test('nobody signed in', async () => {
    await put('avatar', await picture('png'), 'image/png', '').expect(401);
    await request(app).delete('/api/profile/banner').expect(401);
  });

  test('what is not there, and other methods', async () => {
    await request(app).get('/api/images/6d1c1d7e-58d4-4f0a-9f0e-6a3a1a3a2b11').expect(404);
    await request(app).get('/api/images/x').expect(404);
    await request(app).post('/api/profile/avatar').send({}).expect(405);
    await request(app).put('/api/profile/other').set('Cookie', worf.cookie).send({}).expect(404);
  });

  test('none of them is a fault of ours', () => {
    expect(reported).toEqual([]);
  });
});

test('more than may be is known while it comes, whatever length was said', async () => {
  const server = createServer(app);
  const socket = connect(await listenOnFreePort(server), '127.0.0.1');
  afterAll(() => server.close());
  socket.write(
    `PUT /api/profile/avatar HTTP/1.1\r\nHost: localhost\r\nCookie: ${worf.cookie}\r\n` +
      'Content-Type: image/png\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n',
  );
  const part = Buffer.alloc(1024 * 1024);
  for (let sent = 0; sent <= IMAGE_MAX_BYTES; sent += part.length) {
    socket.write(`${part.length.toString(16)}\r\n`);
    socket.write(part);
    socket.write('\r\n');
  }
  socket.write('0\r\n\r\n');
  let answer = '';
  for await (const data of socket) answer += data;
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});
