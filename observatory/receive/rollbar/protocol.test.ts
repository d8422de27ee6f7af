import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deploy, ErrorStatus } from '../../api/errors.ts';
import { newTraceId } from '../../testing/spans.ts';
import { itemBytes } from './item.ts';
import { type ErrorHarness, startErrorHarness } from './testing.ts';

let harness: ErrorHarness;
beforeAll(async () => {
  harness = await startErrorHarness();
});
afterAll(() => harness.close());

const message = (body: string) => ({ body: { message: { body } } });

function post(path: string, body: string, headers: Record<string, string> = {}) {
  return fetch(`${harness.url}${path}`, { method: 'POST', body, headers });
}

async function answerOf(response: Response | Promise<Response>) {
  const answered = await response;
  return { status: answered.status, ...((await answered.json()) as object) };
}

describe('items', () => {
  const json = JSON.stringify({ access_token: 'any', data: { ...message('posted'), uuid: 'u-1' } });

  it.each(['/api/1/item/', '/api/1/item'])(
    'are taken at %s, with the token in the body',
    async (path) => {
      const answer = await answerOf(post(path, json, { 'content-type': 'application/json' }));
      expect(answer).toEqual({ status: 200, err: 0, result: { id: null, uuid: 'u-1' } });
    },
  );

  it('are taken as plain text, as senders do that avoid a preflight', async () => {
    expect(await answerOf(post('/api/1/item/', json))).toMatchObject({ status: 200, err: 0 });
  });

  it('are kept once when they are sent again', async () => {
    const twice = { ...message('sent again'), uuid: 'again' };
    await Promise.all([harness.item(twice), harness.item(twice)]);
    await harness.item(twice);
    const [item] = (await harness.list('search=sent+again')).items;
    expect(item?.occurrences).toBe(1);
  });

  it.each([
    ['no token', JSON.stringify({ data: message('x') }), 401, 'access token required'],
    ['no JSON', '{', 400, 'Invalid JSON'],
    ['JSON that is no object', '"text"', 400, 'Invalid JSON'],
    ['no data', '{"access_token":"any"}', 422, 'data'],
    ['no body', '{"access_token":"any","data":{}}', 422, 'data.body'],
    ['an empty body', '{"access_token":"any","data":{"body":{}}}', 422, 'needs one of trace'],
    ['too much', JSON.stringify({ data: 'x'.repeat(itemBytes) }), 413, 'too large'],
  ])('with %s are refused as Rollbar refuses them', async (_, body, status, words) => {
    const answer = await answerOf(post('/api/1/item/', body));
    expect(answer).toMatchObject({ status, err: 1, message: expect.stringContaining(words) });
  });

  it('that were refused are counted', async () => {
    const { errors } = await harness.get<{ errors: ErrorStatus }>('/api/status');
    const reasons = errors.dropped.map(({ reason }) => reason);
    expect(reasons.sort()).toEqual(['error_invalid', 'error_too_large']);
  });

  it.each([
    ['custom', (id: string) => ({ custom: { trace_id: id } })],
    ['data', (id: string) => ({ trace_id: `1-${id.slice(0, 8)}-${id.slice(8)}` })],
    [
      'attributes',
      (id: string) => ({ attributes: [{ key: 'trace_id', value: id.toUpperCase() }] }),
    ],
    ['data, as traceparent', (id: string) => ({ trace_id: `00-${id}-00f067aa0ba902b7-01` })],
  ])('tell their trace in %s', async (_, place) => {
    const traceId = newTraceId();
    await harness.item({ ...message('in a trace'), ...place(traceId) });
    expect(await harness.observatory.errors.ofTrace(traceId)).toMatchObject([
      { trace_id: traceId },
    ]);
    const list = await harness.list(`trace=1-${traceId.slice(0, 8)}-${traceId.slice(8)}`);
    expect(list.items).toHaveLength(1);
  });

  it('of senders in other languages are read as far as they can be', async () => {
    const crash = { body: { crash_report: { raw: 'Segfault at 0x0\nmore' } }, level: 'fatal' };
    await harness.item(crash);
    const [item] = (await harness.list('search=segfault')).items;
    expect(item).toMatchObject({ title: 'Segfault at 0x0', level: 'error' });
    const odd = { body: { trace: { frames: 7, exception: { class: 'Odd' } } }, person: 'me' };
    expect((await harness.item(odd)).status).toBe(200);
  });
});

describe('pages from anywhere', () => {
  const origin = 'https://3000-cruddur.gitpod.example';

  it('may post errors, with the headers that they ask for', async () => {
    const headers = 'content-type,signal,x-rollbar-access-token';
    const preflight = await fetch(`${harness.url}/api/1/item/`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': headers,
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toBe(headers);
    expect(preflight.headers.get('access-control-allow-credentials')).toBe(null);
    const posted = await harness.item(message('from a page'), { origin });
    const exposed = posted.headers.get('access-control-expose-headers') ?? '';
    for (const name of ['Enabled', 'RateLimit-Remaining', 'RateLimit-Reset']) {
      expect(exposed).toContain(`Rollbar-Replay-${name}`);
      expect(posted.headers.get(`rollbar-replay-${name}`)).toBeTruthy();
    }
  });

  it.each(['/api/1/deploy', '/api/1/sourcemap'])('tell of no release at %s', async (path) => {
    const answer = await answerOf(
      post(path, 'access_token=any&environment=x&revision=y', { origin }),
    );
    expect(answer).toMatchObject({ status: 403, err: 1 });
  });

  it('see why they were refused', async () => {
    const refused = await post('/api/1/item/', '{', { origin });
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each(['/api/errors', '/api/errors/wait?timeout_ms=0', '/api/traces', '/api/status'])(
    'may not read %s',
    async (path) => {
      const { headers } = await fetch(`${harness.url}${path}`, { headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBe(null);
    },
  );
});

it('takes a deploy as JSON and as a form', async () => {
  const sent = { access_token: 'any', environment: 'production', revision: 'abc123' };
  const body = JSON.stringify({ ...sent, local_username: 'ada', comment: 'First' });
  const first = await answerOf(post('/api/1/deploy', body, { 'content-type': 'application/json' }));
  expect(first).toEqual({ status: 200, err: 0, data: { deploy_id: 1 } });
  const form = { ...sent, revision: 'def456', rollbar_username: 'bob', status: 'failed' };
  const second = await fetch(`${harness.url}/api/1/deploy/`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  expect(await second.json()).toEqual({ err: 0, data: { deploy_id: 2 } });
  const deploys = await harness.get<Deploy[]>('/api/errors/deploys');
  expect(deploys).toMatchObject([
    { id: '2', revision: 'def456', username: 'bob', status: 'failed', comment: null },
    { id: '1', revision: 'abc123', username: 'ada', status: 'succeeded', comment: 'First' },
  ]);
  const nothing = new URLSearchParams({ access_token: 'any', environment: 'x' });
  const refused = fetch(`${harness.url}/api/1/deploy`, { method: 'POST', body: nothing });
  expect(await answerOf(refused)).toMatchObject({ status: 422, err: 1 });
});

it('answers what else rollbar.js may ask, and keeps nothing of it', async () => {
  expect(await (await fetch(`${harness.url}/api/1/status/ping`)).text()).toBe('pong');
  const replay = await answerOf(post('/api/1/session/', '{"resourceSpans":[]}'));
  expect(replay).toMatchObject({ status: 200, err: 0 });
  const unknown = await answerOf(fetch(`${harness.url}/api/1/items/`));
  expect(unknown).toMatchObject({ status: 404, err: 1 });
});
