// @vitest-environment node
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { announceRelease } from './announce.ts';
import { type ReleaseConfig, ReleaseRefusal } from './config.ts';

interface Posted {
  path: string | undefined;
  token: string | string[] | undefined;
  fields: Record<string, string>;
}

const TOKEN = 'a-very-secret-token';
let server: Server;
let config: ReleaseConfig;
let folder: string;
let posted: Posted[];
let printed: string[];
/** What the receiver answers next, before it takes what comes. */
let refusals: [status: number, message: string][];

beforeEach(async () => {
  posted = [];
  printed = [];
  refusals = [];
  server = createServer(async (request, response) => {
    const fields = await fieldsOf(request);
    const token = request.headers['x-rollbar-access-token'];
    const [status, message] = refusals.shift() ?? [200, ''];
    if (status === 200) posted.push({ path: request.url, token, fields });
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0.01' });
    response.end(JSON.stringify({ err: status === 200 ? 0 : 1, message }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  config = {
    name: 'Rollbar',
    api: `http://127.0.0.1:${port}/api/1/`,
    token: TOKEN,
    pages: 'https://cruddur.example',
    environment: 'production',
    codeVersion: 'abc123',
  };
  folder = await mkdtemp(join(tmpdir(), 'cruddur-release-'));
  await mkdir(join(folder, 'assets'));
  const map = '{"version":3,"sources":["x.ts"],"mappings":""}';
  await writeFile(join(folder, 'assets', 'index-1.js'), 'const version="abc123"');
  await writeFile(join(folder, 'assets', 'index-1.js.map'), map);
  await writeFile(join(folder, 'assets', 'other-2.js'), 'export {}');
  await writeFile(join(folder, 'assets', 'other-2.js.map'), map);
  await writeFile(join(folder, 'assets', 'empty-3.js'), '');
  await writeFile(join(folder, 'assets', 'empty-3.js.map'), '{"version":3,"sources":[]}');
  await writeFile(join(folder, 'theme.js'), '// no map');
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

/** Of a multipart form or of JSON; files as their text. */
async function fieldsOf(message: IncomingMessage): Promise<Record<string, string>> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece);
  const type = message.headers['content-type'] ?? '';
  const body = new Response(Buffer.concat(pieces), { headers: { 'content-type': type } });
  if (type === 'application/json') return (await body.json()) as Record<string, string>;
  const fields: Record<string, string> = {};
  for (const [name, value] of await body.formData()) {
    fields[name] = typeof value === 'string' ? value : await value.text();
  }
  return fields;
}

const release = () => announceRelease(config, folder, (line) => printed.push(line));

/** The sentence that a release is refused with. */
async function refusal(): Promise<string> {
  const error = await release().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ReleaseRefusal);
  return (error as ReleaseRefusal).message;
}

test('every map that leads to a source is uploaded, and then the deploy is told', async () => {
  await release();
  const maps = posted.slice(0, -1).toSorted((a, b) => (urlOf(a) < urlOf(b) ? -1 : 1));
  expect(maps.map(urlOf)).toEqual([
    'https://cruddur.example/assets/index-1.js',
    'https://cruddur.example/assets/other-2.js',
  ]);
  expect(maps[0]).toMatchObject({
    path: '/api/1/sourcemap',
    token: TOKEN,
    fields: {
      access_token: TOKEN,
      version: 'abc123',
      source_map: expect.stringContaining('x.ts'),
    },
  });
  expect(posted.at(-1)).toMatchObject({
    path: '/api/1/deploy',
    token: TOKEN,
    fields: { environment: 'production', revision: 'abc123', status: 'succeeded' },
  });
  expect(printed.at(-1)).toBe('Released: 2 source maps and the deploy.');
  expect(printed.join()).not.toContain(TOKEN);
});

const urlOf = ({ fields }: Posted) => fields.minified_url ?? '';

test('what may pass is tried again', async () => {
  refusals = [
    [429, 'slow down'],
    [503, 'in a moment'],
  ];
  await release();
  expect(posted.length).toBe(3);
});

test('a refused token is a sentence without the token, and no deploy is told of', async () => {
  refusals = Array.from({ length: 9 }, () => [403, `bad token ${TOKEN}`]);
  const sentence = await refusal();
  expect(sentence).toContain('does not accept ROLLBAR_ACCESS_TOKEN');
  expect(sentence).not.toContain(TOKEN);
  expect(posted).toEqual([]);
});

test('nobody there, a build of another commit, and no build are sentences too', async () => {
  const there = config;
  config = { ...there, codeVersion: 'def456' };
  expect(await refusal()).toContain('not of def456');
  await rm(join(folder, 'assets'), { recursive: true });
  expect(await refusal()).toBe('The frontend is not built.');
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'assets', 'a.js'), 'abc123');
  await writeFile(join(folder, 'assets', 'a.js.map'), '{"sources":["a.ts"]}');
  server.close();
  config = there;
  expect(await refusal()).toContain('cannot be reached');
});
