import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { queryClient } from '../../app/query-client.ts';
import { ApiError } from '../../shared/api-error.ts';
import { noteCaughtError } from '../early-errors.ts';
import { newTraceId } from '../ids.ts';
import { begin, close, release } from '../operations.ts';
import { currentReference } from '../reference.ts';
import { Receiver } from './receiver.testing.ts';
import { startReporting } from './reporter.ts';
import { remember } from './trail.ts';

const PERSON = '0192f0c1-0000-4000-8000-000000000001';
const answers = { method: 'POST', url: 'http://localhost:3000/api/activities?draft=zephyr' };

let receiver: Receiver;
let early: string | undefined;
const complaints: unknown[] = [];
const { error } = console;

/** The item after those that are there already. */
async function nextItem(already: number) {
  await vi.waitFor(() => expect(receiver.items.length).toBeGreaterThan(already));
  return receiver.items[already];
}

beforeAll(async () => {
  receiver = await Receiver.start();
  localStorage.clear();
  console.error = (...words) => complaints.push(words);
  queryClient.setQueryData(['me'], { uuid: PERSON, display_name: 'Andrew', email: 'a@zephyr.com' });
  const click = begin({
    kind: 'action',
    name: 'click crud',
    attributes: { 'app.action.type': 'click', 'app.widget.name': 'crud' },
  });
  early = currentReference();
  noteCaughtError(
    new TypeError('At work: joe@example.com at /x?code=123456'),
    '\n  at Feed\n  at App',
  );
  release(click);
  close(click);
  startReporting({
    access_token: 'client-token',
    endpoint: receiver.endpoint,
    environment: 'testing',
  });
});

afterAll(() => {
  console.error = error;
  receiver.stop();
});
beforeEach(() => localStorage.clear());

test('what broke before rollbar.js was there is an item, with all that leads further', async () => {
  const item = await nextItem(0);
  expect(item?.token).toBe('client-token');
  expect(item?.data).toMatchObject({
    environment: 'testing',
    code_version: 'a test',
    context: '/',
    person: { id: PERSON },
    request: { url: 'http://localhost:3000/' },
    custom: { trace_id: early, how: 'caught error', componentStack: '\n  at Feed\n  at App' },
    attributes: [{ key: 'trace_id', value: early }],
    client: { javascript: { code_version: 'a test', source_map_enabled: true } },
    body: {
      trace: {
        exception: { class: 'TypeError', message: 'At work: REDACTED at /x?code=REDACTED' },
      },
      telemetry: [
        { type: 'dom', body: { subtype: 'click', element: 'crud' } },
        { type: 'error', body: { message: 'TypeError: At work: REDACTED at /x?code=REDACTED' } },
      ],
    },
  });
  expect(early).toMatch(/^[0-9a-f]{32}$/);
  expect(item?.data.body.trace?.frames.length).toBeGreaterThan(0);
  expect(item?.data.client.javascript).not.toHaveProperty('plugins');
});

test('an answer of the server that failed is an item under the trace of the server', async () => {
  const before = receiver.items.length;
  const traceId = newTraceId();
  remember({ ...answers, type: 'answer', at: Date.now(), status: 500, traceId });
  // The same action once more, as a query tries again.
  remember({ ...answers, type: 'answer', at: Date.now(), status: 500, traceId });
  const item = await nextItem(before);
  expect(item?.data.body.message?.body).toBe('POST /api/activities answered 500');
  expect(item?.data.fingerprint).toBe('POST /api/activities answered 500');
  expect(item?.data.custom).toMatchObject({ trace_id: traceId, status: 500 });
});

test('refusals, a lost network and noise are none, and one error is one item', async () => {
  const before = receiver.items.length;
  for (const status of [0, 422, 404]) {
    remember({ ...answers, type: 'answer', at: Date.now(), status, traceId: newTraceId() });
  }
  for (const error of [
    new ApiError({ status: 0, code: 'network', message: 'Cruddur could not be reached.' }),
    new ApiError({ status: 401, code: 'not_signed_in', message: 'Sign in first.' }),
    new ApiError({ status: 500, code: 'internal', message: 'It broke.' }),
    new TypeError('Failed to fetch'),
    'ResizeObserver loop completed with undelivered notifications.',
    'Script error.',
    new DOMException('The user aborted a request.', 'AbortError'),
    Object.assign(new Error('x'), { stack: 'Error: x\n at f (chrome-extension://abc/y.js:1:2)' }),
  ]) {
    noteCaughtError(error);
  }
  const once = new RangeError('only once');
  noteCaughtError(once);
  noteCaughtError(new RangeError('the last'));
  noteCaughtError(once);
  await nextItem(before + 1);
  const messages = receiver.items
    .slice(before)
    .map(({ data }) => data.body.trace?.exception.message);
  expect(messages.toSorted()).toEqual(['only once', 'the last']);
  expect(receiver.items.at(-1)?.data.body.telemetry).toContainEqual(
    expect.objectContaining({
      type: 'network',
      body: expect.objectContaining({ status_code: 422 }),
    }),
  );
});

test('nothing that was typed, and nothing in the console', async () => {
  expect(receiver.received).not.toMatch(/zephyr|123456|example\.com|Andrew/);
  expect(complaints).toEqual([]);
});

test('a receiver that refuses is left alone after a while, in silence', async () => {
  receiver.status = 403;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const { requests } = receiver;
    noteCaughtError(new Error(`refused ${attempt}`));
    await vi.waitFor(() => expect(receiver.requests).toBe(requests + 1));
  }
  const { requests } = receiver;
  receiver.status = 200;
  noteCaughtError(new Error('nobody hears of this'));
  // Of two requests the second is heard of later.
  await fetch(receiver.endpoint, { method: 'POST', body: '{}' });
  expect(receiver.requests).toBe(requests + 1);
  expect(complaints).toEqual([]);
});
