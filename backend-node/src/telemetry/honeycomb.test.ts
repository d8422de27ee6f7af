import type { RequestListener } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { checkHoneycombKey } from './honeycomb.ts';
import { listen, type TestServer } from './testing/servers.ts';

const KEY = 'hcaik_0123456789abcdef';
let server: TestServer | undefined;
afterEach(() => server?.close());

/** What is said of the key when Honeycomb answers so. */
async function check(answer: RequestListener, closing?: AbortSignal): Promise<string> {
  server = await listen(answer);
  return checkHoneycombKey(server.url, KEY, closing);
}

const accepts = (events: boolean, environment: string): RequestListener =>
  function accept(request, response) {
    const known = request.url === '/1/auth' && request.headers['x-honeycomb-team'] === KEY;
    const body = { api_key_access: { events }, environment: { name: environment }, team: {} };
    const team = { name: 'cruddur\n' };
    response.writeHead(known ? 200 : 401).end(JSON.stringify({ ...body, team }));
  };

it.each<[string, RequestListener, RegExp]>([
  ['accepts it', accepts(true, 'test'), /accepted, for environment "test" of team "cruddur\\n"\.$/],
  ['accepts a classic one', accepts(true, ''), /accepted, for team "cruddur\\n"\.$/],
  ['lets it read alone', accepts(false, 'test'), /may not send events/],
  ['refuses it', (_q, response) => void response.writeHead(401).end(), /refused \(401\)/],
  ['fails', (_q, response) => void response.writeHead(500).end(), /answered 500; traces are sent/],
  ['resets', (request) => void request.socket.destroy(), /cannot be reached/],
  ['answers nonsense', (_q, response) => void response.end('<html>'), /answer cannot be read/],
  [
    'redirects',
    (_q, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    /answered 302/,
  ],
])('when Honeycomb %s it is said in one line, without the key', async (_what, answer, said) => {
  const sentence = await check(answer);
  expect(sentence).toMatch(said);
  expect(sentence).toMatch(/^Honeycomb: the key .*\.$/);
  expect(sentence).not.toContain(KEY);
});

it('the end of the process does not wait for an answer', async () => {
  const closing = new AbortController();
  const checking = check(() => closing.abort(), closing.signal);
  expect(await checking).toMatch(/could not be checked/);
});
