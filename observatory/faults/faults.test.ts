import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Fault, FaultOrder, FaultsState, FaultyVendor } from '../api/faults.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { sendMail } from '../testing/send-mail.ts';
import { jsonSpan, request } from '../testing/spans.ts';
import { isDue } from './fault.ts';
import { Faults } from './faults.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const api = (path = '', init: RequestInit = {}) => fetch(`${harness.url}/api/faults${path}`, init);

async function order(vendor: FaultyVendor, given: FaultOrder): Promise<Fault> {
  const response = await api(`/${vendor}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Fault;
}
const state = async () => (await (await api()).json()) as FaultsState;
const send = () => harness.post(request([jsonSpan()]));
/** What a sender sees: the status, or the code of the broken connection. */
const outcome = () =>
  send().then(
    ({ status }) => status,
    (error) => error.cause.code as string,
  );

it.each([
  ['https://evil.example', 403],
  ['null', 403],
  ['http://localhost:3000', 200],
])('lets a page of %s order: %i', async (origin, status) => {
  const headers = { origin, 'content-type': 'application/json' };
  const body = JSON.stringify({ mode: 'refuse' });
  expect((await api('/rollbar', { method: 'PUT', headers, body })).status).toBe(status);
  expect((await api('', { headers: { origin } })).status).toBe(200);
  expect((await state()).faults).toHaveLength(status === 200 ? 1 : 0);
});

it('lets the screens order under whatever name they are opened', async () => {
  const named = await startHarness({ allowedHosts: ['4318-crud.gitpod.example'] });
  onTestFinished(() => named.close());
  const host = '4318-crud.gitpod.example';
  const status = await new Promise((resolve, reject) => {
    const headers = { host, origin: `https://${host}` };
    const options = { method: 'DELETE', headers };
    httpRequest(`${named.url}/api/faults/rollbar`, options, ({ statusCode }) => resolve(statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(204);
});

describe('OTLP', () => {
  it('answers with the status that was ordered, in its own form, until that is ended', async () => {
    await order('honeycomb', { mode: 'status', status: 429, retry_after_s: 7 });
    const answer = await send();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(await answer.json()).toEqual({ code: 14, message: expect.stringMatching(/ordered/) });
    expect((await api('/honeycomb', { method: 'DELETE' })).status).toBe(204);
    expect(await outcome()).toBe(200);
    expect(await state()).toMatchObject({ faults: [], hits: { honeycomb: 1 } });
  });

  it('closes or resets the connection', async () => {
    await order('honeycomb', { mode: 'refuse' });
    expect(await outcome()).toBe('UND_ERR_SOCKET');
    await order('honeycomb', { mode: 'reset' });
    expect(await outcome()).toBe('ECONNRESET');
    await api('', { method: 'DELETE' });
    expect(await outcome()).toBe(200);
    expect(harness.logged).toEqual([]);
  });

  it('holds what comes, takes it late, and lets it go when the fault is ended', async () => {
    await order('honeycomb', { mode: 'slow', delay_ms: 80 });
    const from = performance.now();
    expect(await outcome()).toBe(200);
    expect(performance.now() - from).toBeGreaterThan(75);
    await order('honeycomb', { mode: 'slow' });
    const held = outcome();
    await expect.poll(async () => (await state()).held).toBe(1);
    await api('', { method: 'DELETE' });
    expect(await held).toBe(200);
    expect((await state()).held).toBe(0);
  });

  it('forgets a sender that went away while it was held', async () => {
    await order('honeycomb', { mode: 'slow' });
    const sent = httpRequest(`${harness.url}/v1/traces`, { method: 'POST' }).on('error', () => {});
    sent.end();
    await expect.poll(async () => (await state()).held).toBe(1);
    sent.destroy();
    await expect.poll(async () => (await state()).held).toBe(0);
  });

  it('hits an even share, and ends by itself after so many', async () => {
    await order('honeycomb', { mode: 'status', status: 500, share: 0.5, requests: 2 });
    const seen: unknown[] = [];
    for (let i = 0; i < 6; i++) seen.push(await outcome());
    expect(seen).toEqual([200, 500, 200, 500, 200, 200]);
    expect((await state()).faults).toEqual([]);
  });
});

it.each([
  ['cloudwatch', '/', { 'x-amz-target': 'Logs_20140328.PutLogEvents' }, 'x-amzn-errortype'],
  ['xray', '/TraceSegments', {}, 'x-amzn-errortype'],
  ['rollbar', '/api/1/item/', {}, 'x-rate-limit-remaining-seconds'],
] as const)(
  'knows the requests for %s, and leaves all others alone',
  async (vendor, path, given, says) => {
    await order(vendor, { mode: 'status', status: 429 });
    const headers = { 'content-type': 'application/json', ...given };
    const answer = await fetch(`${harness.url}${path}`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(429);
    expect(answer.headers.get(says)).not.toBeNull();
    expect(await outcome()).toBe(200);
    expect((await state()).hits).toEqual({ [vendor]: 1 });
  },
);

it('is told of by the status, and refuses an order that it does not understand', async () => {
  await order('rollbar', { mode: 'slow' });
  const { faults } = (await (await fetch(`${harness.url}/api/status`)).json()) as FaultsState;
  expect(faults).toMatchObject([{ vendor: 'rollbar', mode: 'slow', delay_ms: 30_000, hits: 0 }]);
  const wrong = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' };
  expect((await api('/rollbar', wrong)).status).toBe(400);
  expect((await api('/sentry', wrong)).status).toBe(404);
});

it('turns senders of mail away, and greets them late', async () => {
  const own = await startHarness({ smtpPort: 0 });
  onTestFinished(() => own.close());
  const mail = () => sendMail(own.smtpUrl ?? '', { to: 'a@example.com', text: 'Hello' });
  const { faults } = own.observatory;
  faults.order('smtp', { mode: 'refuse' });
  await expect(mail()).rejects.toThrow(/421 .*ordered/);
  faults.order('smtp', { mode: 'slow' });
  const sent = mail();
  await expect.poll(() => faults.state().held).toBe(1);
  faults.endAll();
  await sent;
  expect(faults.state().hits).toEqual({ smtp: 2 });
});

it('ends by itself after its time, and loses or delays datagrams', async () => {
  let now = 1000;
  const faults = new Faults(() => now);
  const datagrams = faults.of('xray');
  expect(await datagrams.arrives()).toBe(true);
  faults.order('xray', { mode: 'refuse', duration_ms: 50 });
  expect(await datagrams.arrives()).toBe(false);
  now += 50;
  expect(await datagrams.arrives()).toBe(true);
  faults.order('xray', { mode: 'slow' });
  const held = Array.from({ length: 501 }, () => datagrams.arrives());
  expect(await held[500]).toBe(false);
  faults.endAll();
  expect(await Promise.all(held.slice(0, 500))).not.toContain(false);
});

it('lets go what it holds when the Observatory closes', async () => {
  const other = await startHarness();
  const { faults } = other.observatory;
  faults.order('xray', { mode: 'slow' });
  const held = faults.of('xray').arrives();
  await other.close();
  expect(await held).toBe(true);
  expect(faults.state().held).toBe(0);
}, 10_000);

it('spreads a share evenly', () => {
  const hits = (share: number) => Array.from({ length: 100 }, (_, i) => isDue(share, i + 1));
  for (const share of [0.01, 0.1, 0.3, 1]) {
    expect(hits(share).filter(Boolean).length).toBe(Math.round(share * 100));
  }
});
