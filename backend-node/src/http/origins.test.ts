import request from 'supertest';
import { expect, test } from 'vitest';
import { FRONTEND_URL, startTestApp } from '../../test/app.ts';
import { signIn } from '../../test/sign-in.ts';

const { app, db, time } = await startTestApp();
const crud = { message: 'hello', ttl: '1-hour' };
const list = (header: string | undefined) => header?.split(', ') ?? [];

test('the preflight of our page lets credentials and trace headers through', async () => {
  const response = await request(app)
    .options('/api/activities')
    .set('Origin', FRONTEND_URL)
    .set('Access-Control-Request-Method', 'POST')
    .set('Access-Control-Request-Headers', 'content-type,traceparent,tracestate')
    .expect(204);
  expect(response.headers['access-control-allow-origin']).toBe(FRONTEND_URL);
  expect(response.headers['access-control-allow-credentials']).toBe('true');
  expect(list(response.headers['access-control-allow-headers'])).toEqual(
    expect.arrayContaining(['content-type', 'traceparent', 'tracestate', 'baggage']),
  );
  expect(list(response.headers['access-control-allow-methods'])).toContain('POST');
  expect(list(response.headers.vary)).toContain('Origin');
});

test('our page may read the link, the server’s time and the timings of an answer', async () => {
  const response = await request(app).get('/api/me').set('Origin', FRONTEND_URL).expect(200);
  expect(response.headers['access-control-allow-origin']).toBe(FRONTEND_URL);
  expect(list(response.headers['access-control-expose-headers'])).toEqual(
    expect.arrayContaining(['Link', 'Server-Timing', 'Retry-After']),
  );
  expect(response.headers['timing-allow-origin']).toBe(FRONTEND_URL);
});

test('an error can be read by our page as well', async () => {
  const response = await request(app).get('/api/nothing').set('Origin', FRONTEND_URL).expect(404);
  expect(response.headers['access-control-allow-origin']).toBe(FRONTEND_URL);
});

test.each(['https://evil.example', 'http://localhost:3000.evil.example', 'null'])(
  'the origin %s is given nothing',
  async (origin) => {
    const preflight = await request(app)
      .options('/api/activities')
      .set('Origin', origin)
      .set('Access-Control-Request-Method', 'POST')
      .expect(204);
    const answer = await request(app).get('/api/me').set('Origin', origin).expect(200);
    for (const { headers } of [preflight, answer]) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(list(headers.vary)).toContain('Origin');
    }
  },
);

test.each([
  'https://evil.example',
  'http://localhost:3001',
  'https://localhost:3000',
  'http://localhost:3000.evil.example',
  'null',
  'nonsense',
])('a crud posted from %s is refused', async (origin) => {
  const response = await request(app).post('/api/activities').set('Origin', origin).send(crud);
  expect(response.status).toBe(403);
  expect(response.body.code).toBe('origin_not_allowed');
});

test('a name that was made to point here does not make a page ours', async () => {
  const response = await request(app)
    .post('/api/activities')
    .set('Host', 'evil.example:3000')
    .set('Origin', 'http://evil.example:3000')
    .send(crud);
  expect(response.status).toBe(403);
});

test('our page, also by its loopback address, and a client that is no browser may post', async () => {
  const { cookie } = await signIn(db, { handle: 'worf', now: time.now });
  const post = () => request(app).post('/api/activities').set('Cookie', cookie);
  await post().set('Origin', FRONTEND_URL).send(crud).expect(201);
  await post()
    .set('Origin', 'http://127.0.0.1:3000')
    .set('Host', '127.0.0.1:3000')
    .send(crud)
    .expect(201);
  await post().send(crud).expect(201);
});

test('a page of another site is refused although its browser keeps the origin to itself', async () => {
  const worf = await signIn(db, { handle: 'worf', now: time.now });
  const post = (site: string) =>
    request(app)
      .post('/api/activities')
      .set({ Cookie: worf.cookie, 'Sec-Fetch-Site': site })
      .send(crud);
  for (const site of ['cross-site', 'same-site']) {
    expect((await post(site).expect(403)).body.code).toBe('origin_not_allowed');
  }
  await post('same-origin').expect(201);
});
