import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { pages } from '@cruddur/contract/pages.ts';
import express from 'express';
import request from 'supertest';
import { afterAll, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { listenOnFreePort } from '../../../test/ports.ts';
import { pagesRoutes } from './pages.routes.ts';

const frontend = await mkdtemp(join(tmpdir(), 'cruddur-pages-'));
afterAll(() => rm(frontend, { recursive: true, force: true }));
const index = '<!doctype html><title>Cruddur</title>';
const script = 'console.log("hello");'.repeat(50);
await mkdir(join(frontend, 'assets'));
await writeFile(join(frontend, 'index.html'), index);
await writeFile(join(frontend, 'robots.txt'), 'User-agent: *');
await writeFile(join(frontend, '.secret'), 'secret');
await writeFile(join(frontend, 'assets', 'plain-abc123.js'), script);
await writeFile(join(frontend, 'assets', 'app-abc123.js'), script);
await writeFile(join(frontend, 'assets', 'app-abc123.js.br'), brotliCompressSync(script));
const { app } = await startTestApp({ frontend });

test.each(Object.values(pages))('%s is the page, asked for anew each time', async (pattern) => {
  const path = pattern.replace(/:\w+/g, '@x');
  const response = await request(app).get(path).expect(200);
  expect(response.text).toBe(index);
  expect(response.headers['cache-control']).toBe('no-cache');
  expect(response.type).toBe('text/html');
});

test('a file at the root is itself, and a person without an @ is no page', async () => {
  const file = await request(app).get('/robots.txt').expect(200);
  expect(file.text).toBe('User-agent: *');
  await request(app).get('/andrewbrown').expect(404);
});

test('only a page has the route of one', async () => {
  const routes: Record<string, unknown> = {};
  const noting = express()
    .use((asked, response, next) => {
      response.on('finish', () => {
        routes[asked.path] = asked.route?.path;
      });
      next();
    })
    .use(pagesRoutes(frontend));
  for (const path of ['/@andrewbrown', '/robots.txt', '/wp-login']) {
    await request(noting).get(path);
  }
  expect(routes).toEqual({
    '/@andrewbrown': pages.profile,
    '/robots.txt': undefined,
    '/wp-login': undefined,
  });
});

test('an unknown page is a page that says so', async () => {
  const response = await request(app).get('/no/such/page').expect(404);
  expect(response.text).toBe(index);
  expect(response.headers['cache-control']).toBe('no-cache');
});

test('a file that is not there is never the page', async () => {
  for (const path of ['/missing.js', '/assets/missing-abc.css', '/.secret', '/favicon.ico']) {
    const response = await request(app).get(path).expect(404);
    expect(response.type).toBe('application/json');
  }
  await request(app).post('/').expect(404);
});

test.each([
  '/assets/app-abc123.js.map',
  '/assets/app-abc123.js%2Emap',
  '/assets/app-abc123.js%2em%61p',
  '/assets/app-abc123.js.map?x=1',
  '/assets/app-abc123.js.map.br',
  '/root.js.map',
])('the source map %s is not for others', async (path) => {
  for (const name of ['assets/app-abc123.js.map', 'assets/app-abc123.js.map.br', 'root.js.map']) {
    await writeFile(join(frontend, name), '{"sourcesContent":["inside"]}');
  }
  for (const encoding of ['identity', 'br']) {
    const response = await request(app).get(path).set('Accept-Encoding', encoding).expect(404);
    expect(response.text).not.toContain('inside');
  }
});

test('an asset is kept for ever, any other file is asked for each time', async () => {
  const asset = await request(app).get('/assets/plain-abc123.js').expect(200);
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(asset.headers['content-encoding']).toBeUndefined();
  const file = await request(app).get('/robots.txt').expect(200);
  expect(file.headers['cache-control']).toBe('no-cache');
});

test('an asset that was compressed by the build is sent so to who takes it', async () => {
  const get = (encodings: string) =>
    request(app).get('/assets/app-abc123.js').set('Accept-Encoding', encodings).expect(200);
  const compressed = await get('gzip, br');
  expect(compressed.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringMatching(/^text\/javascript/),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: expect.stringContaining('Accept-Encoding'),
  });
  expect(compressed.text).toBe(script);
  const plain = await get('identity');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.text).toBe(script);
});

test('what does not take a compressed asset is refused in plain words', async () => {
  const post = request(app).post('/assets/app-abc123.js').set('Accept-Encoding', 'br');
  const refused = await post.expect(404);
  expect(refused.headers['content-encoding']).toBeUndefined();
  expect(refused.body.code).toBe('not_found');
});

test('so is the page', async () => {
  await writeFile(join(frontend, 'index.html.br'), brotliCompressSync(index));
  const page = await request(app).get('/').set('Accept-Encoding', 'br').expect(200);
  expect(page.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringMatching(/^text\/html/),
    'cache-control': 'no-cache',
  });
  expect(page.text).toBe(index);
});

test.each(['/assets//', '/assets//[', '/assets//a:b:c/'])('%s is no file', async (path) => {
  const server = createServer(app);
  const port = await listenOnFreePort(server);
  // As it stands: an HTTP client in between would make an address of it.
  const asking = get({ port, host: '127.0.0.1', path });
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(404);
  server.close();
});

test('nothing outside the folder is reached', async () => {
  for (const path of ['/assets/../.secret', '/assets/..%2f..%2fetc/passwd', '/..%2f.secret']) {
    const response = await request(app).get(path);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.text).not.toContain('secret');
  }
});

test('without a build the page is a sentence that says what to do', async () => {
  const { app } = await startTestApp({ frontend: join(frontend, 'not-built') });
  const response = await request(app).get('/').expect(503);
  expect(response.body.message).toMatch(/not built.*npm start/);
});
