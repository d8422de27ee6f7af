import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { telemetryCounters } from '../counters.ts';
import { eventually } from '../testing/eventually.ts';
import { type RollbarReceiver, startRollbarReceiver } from '../testing/rollbar.ts';
import { type ReporterOptions, RollbarReporter } from './reporter.ts';

const MINUTE_MS = 60_000;
const WIDE = { burst: 1_000, perMinute: 1_000, perMonth: 1_000_000 };
/** Not as they stand in this file, whose lines an item quotes. */
const SECRETS = [
  ['hunter', '2'],
  ['worf@', 'example.com'],
  ['a very private', ' crud'],
].map((halves) => halves.join(''));
const counter = (name: string) => telemetryCounters()[`rollbar.${name}`] ?? 0;

let receiver: RollbarReceiver;
const opened: RollbarReporter[] = [];
beforeEach(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  receiver = await startRollbarReceiver();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close(AbortSignal.timeout(50))));
  await receiver.close();
});

function open(options: Partial<ReporterOptions> = {}): RollbarReporter {
  const reporter = new RollbarReporter({
    target: { name: 'Rollbar', endpoint: receiver.endpoint, token: 'the-token' },
    environment: 'test',
    codeVersion: 'abc',
    allowance: WIDE,
    backoffMs: 1,
    ...options,
  });
  opened.push(reporter);
  return reporter;
}

describe('an item', () => {
  it('tells the error with its causes and source, the trace, the request and the person', async () => {
    const cause = new RangeError('too far');
    open().error(new TypeError('no good', { cause }), 'error', {
      traceId: 'a'.repeat(32),
      userId: 'b0b',
      request: {
        method: 'POST',
        url: 'http://localhost/api/activities?q=x',
        route: '/api/activities',
        headers: { 'user-agent': 'test', cookie: 'session=x', authorization: 'Bearer x' },
        status: 500,
      },
    });
    const [item] = await receiver.has(1);
    expect(item?.headers['x-rollbar-access-token']).toBe('the-token');
    expect(item?.data).toMatchObject({
      level: 'error',
      environment: 'test',
      code_version: 'abc',
      context: '/api/activities',
      person: { id: 'b0b' },
      custom: { trace_id: 'a'.repeat(32), status: 500 },
      request: {
        method: 'POST',
        url: 'http://localhost/api/activities?q=REDACTED',
        headers: { 'user-agent': 'test' },
      },
    });
    const chain = item?.data.body.trace_chain ?? [];
    expect(chain.map(({ exception }) => exception)).toEqual([
      { class: 'TypeError', message: 'no good' },
      { class: 'RangeError', message: 'too far' },
    ]);
    const frame = chain[0]?.frames.at(-1);
    expect(frame?.filename).toBe('backend-node/src/telemetry/rollbar/reporter.test.ts');
    expect(frame?.code).toContain('new TypeError');
    expect(Object.keys(item?.data.server ?? {}).toSorted()).toEqual(['host', 'pid']);
  });

  it('holds no secret, wherever the error has it', async () => {
    const cause = new Error(`postgres://cruddur:${SECRETS[0]}@db is gone`);
    const error = new AggregateError([cause], `mail to ${SECRETS[1]} failed`, { cause });
    Object.assign(error, { body: SECRETS[2], token: SECRETS[0] });
    open().error(error, 'error', {});
    open().error(`password=${SECRETS[0]}`, 'error', {});
    for (const { text } of await receiver.has(2)) {
      for (const secret of [...SECRETS, 'the-token']) expect(text).not.toContain(secret);
    }
  });
});

describe('the limits', () => {
  it('of one kind let five through and one a minute more, and the next tells what was kept back', async () => {
    let nowMs = 0;
    const reporter = open({ now: () => nowMs });
    const kept = counter('dropped.over_kind');
    const report = () => reporter.error(new Error('the same'), 'error', {});
    for (let n = 0; n < 1_000; n += 1) report();
    await receiver.has(5);
    expect(counter('dropped.over_kind') - kept).toBe(995);
    nowMs += MINUTE_MS;
    report();
    report();
    const items = await receiver.has(6);
    expect(items.at(-1)?.data.custom.unreported).toBe(995);
  });
});

describe('a receiver', () => {
  it.each<[string, RequestListener, string]>([
    ['refuses', (_q, response) => void response.writeHead(403).end(), 'refused'],
    ['fails', (_q, response) => void response.writeHead(500).end(), 'refused'],
    ['is gone', (request) => void request.socket.destroy(), 'unavailable'],
    ['hangs', () => {}, 'unavailable'],
  ])('that %s loses items, which are counted, and gets those that come after', async (...row) => {
    const [, behaviour, reason] = row;
    receiver.behave(behaviour);
    const reporter = open({ timeoutMs: 40 });
    const lost = counter(`dropped.${reason}`);
    reporter.message('lost', 'error', {});
    await eventually(() => counter(`dropped.${reason}`) > lost, 'the loss');
    receiver.behave(undefined);
    reporter.message('found', 'error', {});
    const [item] = await receiver.has(1);
    expect(item?.data.body.message?.body).toBe('found');
  });

  it('that hangs holds a bounded number of items, and the end no longer than its deadline', async () => {
    receiver.behave(() => {});
    const reporter = open();
    const full = counter('dropped.queue_full');
    for (let n = 0; n < 10; n += 1) {
      for (let k = 0; k < 20; k += 1) reporter.message(`item ${n} ${k}`, 'error', {});
      await Promise.resolve();
    }
    await eventually(() => counter('dropped.queue_full') > full, 'a full queue');
    const startedMs = performance.now();
    await reporter.close(AbortSignal.timeout(200));
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });

  it('that limits us is left alone until its time is over', async () => {
    const asked: number[] = [];
    const headers = { 'x-rate-limit-remaining': '0', 'x-rate-limit-remaining-seconds': '1' };
    receiver.behave((_request, response) => {
      asked.push(performance.now());
      receiver.behave(undefined);
      response.writeHead(429, headers).end('{"err":1,"message":"limited"}');
    });
    open().message('again', 'error', {});
    await receiver.has(1);
    expect(performance.now() - (asked[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });
});
