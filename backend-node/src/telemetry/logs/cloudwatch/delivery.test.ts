import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { telemetryCounters } from '../../counters.ts';
import { eventually } from '../../testing/eventually.ts';
import { createCarrier } from './carrier.ts';
import { LogDelivery } from './delivery.ts';
import { resolveLogsDestination } from './destination.ts';
import { type LogsService, startLogsService } from './testing.ts';
import { Troubles } from './troubles.ts';

let service: LogsService;
let delivery: LogDelivery;
let before: Readonly<Record<string, number>>;
const said: string[] = [];
const never = new AbortController().signal;

/** winston-cloudwatch and the SDK themselves, towards the service of the test. */
function start(options: { answerMs?: number; stream?: string } = {}): LogDelivery {
  const destination = resolveLogsDestination({ OBSERVATORY_URL: service.url });
  if (typeof destination === 'string') throw new Error(destination);
  const troubles = new Troubles('CloudWatch Logs');
  const carrier = createCarrier({
    destination,
    group: 'cruddur',
    stream: 'backend-node/2026-11-22/test',
    retentionDays: 7,
    onRetentionRefused: (error) => troubles.failed('the retention is not set', error),
    ...options,
  });
  return new LogDelivery(Promise.resolve(carrier), troubles, {
    sendEveryMs: 5,
    backoffMs: 10,
    maxBackoffMs: 40,
  });
}

const counted = (name: string) => (telemetryCounters()[name] ?? 0) - (before[name] ?? 0);
const fill = (count: number, from = 0) => {
  for (let n = from; n < from + count; n += 1) delivery.add(`{"seq":${n}}`);
};
const expected = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `{"seq":${from + n}}`);

beforeEach(async () => {
  before = telemetryCounters();
  said.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  service = await startLogsService();
  delivery = start();
});
afterEach(async () => {
  await delivery.close(AbortSignal.abort());
  await service.close();
  vi.restoreAllMocks();
});

describe('lines are carried by winston-cloudwatch', () => {
  it('into a group with its retention and a stream, which are made once', async () => {
    fill(3);
    await service.taken(3);
    fill(3, 3);
    await service.taken(6);
    expect(service.puts[0]).toMatchObject({
      group: 'cruddur',
      stream: 'backend-node/2026-11-22/test',
    });
    expect(service.retention.get('cruddur')).toBe(7);
    const once = service.operations.filter((name) => name !== 'PutLogEvents');
    expect(once).toEqual([
      'DescribeLogStreams',
      'CreateLogGroup',
      'PutRetentionPolicy',
      'DescribeLogStreams',
      'CreateLogStream',
      'DescribeLogStreams',
    ]);
    await eventually(() => counted('cloudwatch.sent') === 6, 'both to be counted');
  });

  it('in order, also within a millisecond', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(1_795_000_000_000);
    fill(1_500);
    await service.taken(1_500);
    expect(service.messages()).toEqual(expected(1_500));
    expect(new Set(service.events().map(({ timestamp }) => timestamp))).toEqual(
      new Set([1_795_000_000_000]),
    );
  });

  it('in batches within the limits of a call', async () => {
    const big = JSON.stringify({ text: 'ü'.repeat(50_000) });
    for (let n = 0; n < 45; n += 1) delivery.add(big);
    fill(12_000);
    await service.taken(12_045);
    for (const { bytes, events } of service.puts) {
      expect(bytes).toBeLessThanOrEqual(1_048_576);
      expect(events.length).toBeLessThanOrEqual(10_000);
    }
    expect(service.puts.length).toBeLessThanOrEqual(8);
    expect(service.messages().slice(45)).toEqual(expected(12_000));
  });

  it('also when the stream is never listed, and when all of it was deleted', async () => {
    service.listNothing();
    fill(1);
    await service.taken(1);
    service.forgetAll();
    fill(1, 1);
    await service.taken(2);
    expect(service.operations.length).toBeLessThan(20);
  });

  it('also when the retention cannot be set, which is said', async () => {
    const refused = { status: 400, type: 'AccessDeniedException' };
    service.fail((operation) => (operation === 'PutRetentionPolicy' ? refused : undefined));
    fill(1);
    await service.taken(1);
    expect(said.join('')).toMatch(/^CloudWatch Logs: the retention is not set \(AccessDenied/);
  });
});

describe('a service that fails', () => {
  it.each([
    ['refuses', { status: 400, type: 'AccessDeniedException' }],
    ['throttles', { status: 429, type: 'ThrottlingException' }],
    ['is broken', { status: 500, type: 'InternalFailure' }],
    ['resets', 'reset' as const],
  ])(
    'that %s gets all lines once it is well again, in order, and is said once',
    async (_how, fault) => {
      fill(10);
      await service.taken(10);
      service.fail(fault);
      fill(10, 10);
      const tries = service.operations.length;
      await eventually(() => service.operations.length >= tries + 4, 'further tries');
      fill(10, 20);
      service.fail(undefined);
      await service.taken(30);
      expect(service.messages()).toEqual(expected(30));
      await eventually(() => said.length >= 2, 'the recovery to be said');
      expect(said).toEqual([
        expect.stringMatching(/^CloudWatch Logs: lines are not taken \(/),
        'CloudWatch Logs: lines are taken again\n',
      ]);
    },
  );

  it('is asked with growing pauses, once a try', async () => {
    await delivery.close(AbortSignal.abort());
    delivery = start();
    fill(1);
    await service.taken(1);
    service.fail({ status: 500, type: 'InternalFailure' });
    const times: number[] = [];
    fill(1, 1);
    for (let n = 0; n < 4; n += 1) {
      const seen = service.operations.length;
      await eventually(() => service.operations.length > seen, 'the next try');
      expect(service.operations.length).toBe(seen + 1);
      times.push(performance.now());
    }
    const pauses = times.slice(1).map((at, n) => at - (times[n] ?? 0));
    expect(pauses[0]).toBeGreaterThan(5);
    expect(Math.max(...pauses)).toBeGreaterThan(25);
  });

  it('that hangs is given up after the deadline of an answer, and tried again', async () => {
    await delivery.close(AbortSignal.abort());
    delivery = start({ answerMs: 50, stream: 'hanging' });
    service.fail('hang');
    fill(5);
    await eventually(() => service.operations.length >= 2, 'the second try');
    service.fail(undefined);
    await service.taken(5);
    expect(service.messages()).toEqual(expected(5));
  });

  it('has a bounded number of lines held for it, and the others counted', async () => {
    service.fail('hang');
    fill(100_000);
    const dropped = counted('cloudwatch.dropped.queue_full');
    expect(dropped).toBe(80_000);
    service.fail(undefined);
  });

  it('that refuses a batch for what is in it does not hold up the next', async () => {
    const refused = { status: 400, type: 'InvalidParameterException' };
    service.fail((operation) => (operation === 'PutLogEvents' ? refused : undefined));
    fill(4);
    await eventually(() => counted('cloudwatch.dropped.refused') === 4, 'the refusal');
    service.fail(undefined);
    fill(1, 4);
    await service.taken(1);
    expect(service.messages()).toEqual(expected(1, 4));
  });
});

describe('at the end', () => {
  it('what is held is sent', async () => {
    fill(15_000);
    await delivery.close(never);
    expect(service.messages()).toEqual(expected(15_000));
  });

  it('a service that is broken has one try, and what is lost is counted', async () => {
    service.fail({ status: 500, type: 'InternalFailure' });
    fill(15_000);
    await delivery.close(never);
    expect(service.operations).toHaveLength(1);
    expect(counted('cloudwatch.dropped.unavailable')).toBe(15_000);
  });

  it('a service that hangs is left at the deadline', async () => {
    service.fail('hang');
    fill(10);
    const started = performance.now();
    await delivery.close(AbortSignal.timeout(100));
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(counted('cloudwatch.dropped.unavailable')).toBe(10);
  });
});
