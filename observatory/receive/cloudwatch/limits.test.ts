import { gzipSync } from 'node:zlib';
import type { InputLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogsHarness, type Named, startLogsHarness } from './testing.ts';

let logs: LogsHarness;
let named: Named;
beforeAll(async () => {
  logs = await startLogsHarness();
  named = await logs.stream('limits', 'one');
});
afterAll(() => logs.close());

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const put = (logEvents: InputLogEvent[], into = named) =>
  logs.client.putLogEvents({ ...into, logEvents });

function send(target: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  return fetch(`${logs.url}/`, {
    method: 'POST',
    headers: { 'x-amz-target': `Logs_20140328.${target}`, ...headers },
    body: body as BodyInit,
  });
}

describe('a name', () => {
  it.each([
    ['DescribeLogStreams', () => logs.client.describeLogStreams({ logGroupName: 'none' })],
    ['CreateLogStream', () => logs.client.createLogStream({ ...named, logGroupName: 'none' })],
    ['DeleteLogGroup', () => logs.client.deleteLogGroup({ logGroupName: 'none' })],
    ['GetLogEvents', () => logs.client.getLogEvents({ ...named, logStreamName: 'none' })],
    ['FilterLogEvents', () => logs.client.filterLogEvents({ logGroupName: 'none' })],
    [
      'PutLogEvents',
      () => put([{ timestamp: 1, message: 'x' }], { ...named, logStreamName: 'no' }),
    ],
  ])('that is not there is what %s says', async (_operation, call) => {
    await expect(call()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('is taken once', async () => {
    const again = { name: 'ResourceAlreadyExistsException' };
    await expect(logs.client.createLogGroup({ logGroupName: 'limits' })).rejects.toMatchObject(
      again,
    );
    await expect(logs.client.createLogStream(named)).rejects.toMatchObject(again);
  });

  it.each(['a b', 'a:b', '', 'x'.repeat(513)])('is not %j', async (logGroupName) => {
    await expect(logs.client.createLogGroup({ logGroupName })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});

describe('a batch fails as a whole', () => {
  const now = Date.now();
  it.each<[string, InputLogEvent[], RegExp]>([
    ['is empty', [], /logEvents/],
    ['has an empty message', [{ timestamp: now, message: '' }], /message/],
    [
      'goes back in time',
      [
        { timestamp: now, message: 'b' },
        { timestamp: now - 1, message: 'a' },
      ],
      /chronological order/,
    ],
    [
      'spans more than 24 hours',
      [
        { timestamp: now - dayMs - 1, message: 'a' },
        { timestamp: now, message: 'b' },
      ],
      /24 hours/,
    ],
    [
      'has 10,001 events',
      Array.from({ length: 10_001 }, () => ({ timestamp: now, message: 'x' })),
      /logEvents/,
    ],
    // Three bytes a character in UTF-8, and 26 for the event.
    ['is a byte too large', [{ timestamp: now, message: '€'.repeat(349_517) }], /1048576/],
  ])('when it %s', async (_what, logEvents, message) => {
    await expect(put(logEvents)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message),
    });
    expect(await logs.list('group=limits')).toEqual([]);
  });
});

it('takes what just fits', async () => {
  const into = await logs.stream('limits-fit', 'one');
  const timestamp = Date.now();
  await put([{ timestamp, message: 'x'.repeat(1_048_576 - 26) }], into);
  await put(
    Array.from({ length: 10_000 }, () => ({ timestamp, message: 'x' })),
    into,
  );
  const { logStreams } = await logs.client.describeLogStreams({ logGroupName: 'limits-fit' });
  expect(logStreams?.[0]?.storedBytes).toBe(1_048_576 + 27 * 10_000);
});

it('tells which events are too old or too new, and takes the others', async () => {
  const into = await logs.stream('limits-times', 'one');
  const now = Date.now();
  const old = await put(
    [
      { timestamp: now - 14 * dayMs - 60_000, message: 'old' },
      { timestamp: now - 14 * dayMs + 60_000, message: 'old enough' },
    ],
    into,
  );
  const early = await put(
    [
      { timestamp: now, message: 'now' },
      { timestamp: now + 2 * hourMs + 60_000, message: 'from the future' },
    ],
    into,
  );
  expect(old.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
  expect(early.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
  expect(early.nextSequenceToken).toMatch(/^\d+$/);

  await logs.client.putRetentionPolicy({ logGroupName: 'limits-times', retentionInDays: 1 });
  const expired = await put([{ timestamp: now - 2 * dayMs, message: 'expired' }], into);
  expect(expired.rejectedLogEventsInfo).toEqual({ expiredLogEventEndIndex: 1 });
  const texts = (await logs.list('group=limits-times')).map(({ message }) => message);
  expect(texts).toEqual(['now', 'old enough']);
  const { dropped } = logs.observatory.logs.status();
  expect(dropped.map(({ reason, events }) => [reason, events])).toEqual([
    ['log_too_old', 1],
    ['log_too_new', 1],
    ['log_expired', 1],
  ]);
});

it('ignores sequence tokens', async () => {
  const logEvents = [{ timestamp: Date.now(), message: 'x' }];
  const into = await logs.stream('limits-token', 'one');
  await logs.client.putLogEvents({ ...into, logEvents, sequenceToken: 'wrong' });
});

it('refuses retentions that CloudWatch has not', async () => {
  const call = logs.client.putRetentionPolicy({ logGroupName: 'limits', retentionInDays: 2 });
  await expect(call).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

it('says that it has no Insights', async () => {
  const call = logs.client.startQuery({ startTime: 0, endTime: 1, queryString: 'fields @message' });
  await expect(call).rejects.toMatchObject({
    name: 'InvalidOperationException',
    message: expect.stringContaining('FilterLogEvents'),
  });
});

describe('on the wire', () => {
  it('is an error named in the header and in the body', async () => {
    const response = await send('Nothing', '{}');
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(await response.json()).toMatchObject({ __type: 'UnknownOperationException' });
  });

  it.each(['{', '', '[]', 'null'])('is no %j', async (body) => {
    const response = await send('CreateLogGroup', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty('__type');
  });

  it('may a body be packed, up to a limit of what is in it', async () => {
    const packed = { 'content-encoding': 'gzip' };
    const body = JSON.stringify({ logGroupName: 'packed' });
    expect((await send('CreateLogGroup', gzipSync(body), packed)).status).toBe(200);
    const bomb = gzipSync(Buffer.alloc(9 * 1024 * 1024));
    expect((await send('CreateLogGroup', bomb, packed)).status).toBe(413);
    expect((await send('CreateLogGroup', 'not gzip', packed)).status).toBe(400);
  });

  it('do pages of elsewhere have no access', async () => {
    const body = JSON.stringify({ logGroupName: 'foreign' });
    const response = await send('CreateLogGroup', body, { origin: 'https://elsewhere.example' });
    expect([response.status, await response.json()]).toMatchObject([
      403,
      { __type: 'AccessDeniedException' },
    ]);
    expect((await logs.groups()).map(({ name }) => name)).not.toContain('foreign');
  });

  it('is a POST without the header none of CloudWatch', async () => {
    const response = await fetch(`${logs.url}/`, { method: 'POST', body: '{}' });
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'not_found' }]);
  });
});
