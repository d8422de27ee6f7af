import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness } from './harness.ts';

/** What a page somewhere on the web can have a browser of this machine ask. */

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const key = { 'x-honeycomb-team': 'any' };

const posts = [
  '/api/query',
  '/api/query/rows',
  '/api/query/traces',
  '/api/bubbleup',
  '/api/boards',
  '/api/import',
  '/1/queries/__all__',
  '/1/query_results/__all__',
  '/1/boards',
  '/mcp',
  '/v1/metrics',
  '/v1/logs',
];

it.each(posts)('cannot post to %s, not even what needs no leave', async (path) => {
  for (const origin of ['https://example.com', 'null', 'http://localhost.example.com']) {
    const response = await fetch(`${harness.url}${path}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'text/plain', ...key },
      body: '{}',
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    await response.text();
  }
});

const gets = [
  '/api/export?start_ms=0&end_ms=9999999999999',
  '/api/map',
  '/api/metrics',
  '/api/query/columns',
  '/api/query/values?column=name',
  '/api/boards',
  '/api/traces',
  '/1/datasets',
];

it.each(gets)('cannot have a picture or a frame load %s', async (path) => {
  const get = async (headers: Record<string, string>) => {
    const response = await fetch(`${harness.url}${path}`, { headers: { ...key, ...headers } });
    await response.text();
    return response.status;
  };
  const crossSite = { 'sec-fetch-site': 'cross-site' };
  expect(await get({ ...crossSite, referer: 'https://example.com/' })).toBe(403);
  expect(await get(crossSite)).toBe(403);
  expect(await get({ ...crossSite, origin: 'https://example.com' })).toBe(403);
  // 127.0.0.1 and localhost are two sites to a browser.
  expect(await get({ ...crossSite, referer: 'http://127.0.0.1:3000/' })).toBe(200);
  expect(await get({ ...crossSite, origin: 'http://127.0.0.1:3000' })).toBe(200);
  expect(await get({ 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await get({})).toBe(200);
});

it.each([...posts, ...gets])('cannot reach %s by a name of its own', async (path) => {
  // Not by fetch, which sets Host itself.
  const { port } = new URL(harness.url);
  const status = await new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      headers: { host: `evil.test:${port}` },
    });
    asked.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    asked.end();
  });
  expect(status).toBe(421);
});
