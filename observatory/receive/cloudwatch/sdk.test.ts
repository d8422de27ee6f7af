import { paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogsHarness, startLogsHarness } from './testing.ts';

let logs: LogsHarness;
beforeAll(async () => {
  logs = await startLogsHarness();
});
afterAll(() => logs.close());

describe('groups', () => {
  it('are made, described, kept for some days, tagged and deleted', async () => {
    const { client } = logs;
    await client.createLogGroup({ logGroupName: 'groups/a', tags: { team: 'one' } });
    await client.createLogGroup({ logGroupName: 'groups/b' });
    await client.putRetentionPolicy({ logGroupName: 'groups/a', retentionInDays: 7 });
    const { logGroups } = await client.describeLogGroups({ logGroupNamePrefix: 'groups/' });
    expect(logGroups).toMatchObject([
      { logGroupName: 'groups/a', retentionInDays: 7, storedBytes: 0, metricFilterCount: 0 },
      { logGroupName: 'groups/b' },
    ]);
    expect(logGroups?.[1]).not.toHaveProperty('retentionInDays');

    const resourceArn = logGroups?.[0]?.logGroupArn;
    await client.tagResource({ resourceArn, tags: { stage: 'test' } });
    await client.untagResource({ resourceArn, tagKeys: ['team'] });
    expect((await client.listTagsForResource({ resourceArn })).tags).toEqual({ stage: 'test' });

    await client.deleteRetentionPolicy({ logGroupName: 'groups/a' });
    const [first] =
      (await client.describeLogGroups({ logGroupNamePattern: 'ups/a' })).logGroups ?? [];
    expect(first).not.toHaveProperty('retentionInDays');
    await client.deleteLogGroup({ logGroupName: 'groups/a' });
    const after = await client.describeLogGroups({ logGroupNamePrefix: 'groups/' });
    expect(after.logGroups?.map(({ logGroupName }) => logGroupName)).toEqual(['groups/b']);
  });

  it('come in pages', async () => {
    for (const n of [1, 2, 3]) await logs.client.createLogGroup({ logGroupName: `paged/${n}` });
    const query = { logGroupNamePrefix: 'paged/', limit: 2 };
    const first = await logs.client.describeLogGroups(query);
    const second = await logs.client.describeLogGroups({ ...query, nextToken: first.nextToken });
    const names = [first, second].map(({ logGroups }) => logGroups?.map((g) => g.logGroupName));
    expect(names).toEqual([['paged/1', 'paged/2'], ['paged/3']]);
    expect(second.nextToken).toBe(undefined);
  });
});

describe('streams', () => {
  it('are listed by name or by their last event, with a prefix, in pages', async () => {
    const { client } = logs;
    const c = await logs.stream('streams', 'web/c');
    const a = await logs.stream('streams', 'web/a');
    await logs.stream('streams', 'job/b');
    const now = Date.now();
    await client.putLogEvents({ ...a, logEvents: [{ timestamp: now - 2000, message: 'one' }] });
    await client.putLogEvents({
      ...c,
      logEvents: [
        { timestamp: now - 5000, message: 'first' },
        { timestamp: now - 1000, message: 'last' },
      ],
    });
    const names = async (query: object) => {
      const found = await client.describeLogStreams({ logGroupName: 'streams', ...query });
      return found.logStreams?.map(({ logStreamName }) => logStreamName);
    };
    expect(await names({})).toEqual(['job/b', 'web/a', 'web/c']);
    expect(await names({ logStreamNamePrefix: 'web/', descending: true })).toEqual([
      'web/c',
      'web/a',
    ]);
    expect(await names({ orderBy: 'LastEventTime' })).toEqual(['web/a', 'web/c', 'job/b']);
    const page = await client.describeLogStreams({ logGroupName: 'streams', limit: 2 });
    expect(await names({ nextToken: page.nextToken })).toEqual(['web/c']);
    const [described] =
      (await client.describeLogStreams({ logGroupName: 'streams', logStreamNamePrefix: 'web/c' }))
        .logStreams ?? [];
    expect(described).toMatchObject({
      firstEventTimestamp: now - 5000,
      lastEventTimestamp: now - 1000,
    });

    await client.deleteLogStream(c);
    expect(await names({})).toEqual(['job/b', 'web/a']);
    expect((await logs.list('group=streams')).map(({ message }) => message)).toEqual(['one']);
  });
});

describe('GetLogEvents', () => {
  it('reads on from a token, and gives the same one at the end', async () => {
    const named = await logs.stream('get', 'one');
    await logs.put(named, 'a', 'b', 'c', 'd', 'e');
    const texts = ({ events = [] }: { events?: { message?: string }[] | undefined }) =>
      events.map(({ message }) => message).join('');
    const query = { ...named, limit: 2 };
    const head = await logs.client.getLogEvents({ ...query, startFromHead: true });
    const next = await logs.client.getLogEvents({ ...query, nextToken: head.nextForwardToken });
    const tail = await logs.client.getLogEvents(query);
    const back = await logs.client.getLogEvents({ ...query, nextToken: tail.nextBackwardToken });
    expect([head, next, tail, back].map(texts)).toEqual(['ab', 'cd', 'de', 'bc']);
    const end = await logs.client.getLogEvents({ ...query, nextToken: tail.nextForwardToken });
    expect([texts(end), end.nextForwardToken]).toEqual(['', tail.nextForwardToken]);
    await logs.put(named, 'f');
    const more = await logs.client.getLogEvents({ ...query, nextToken: end.nextForwardToken });
    expect(texts(more)).toBe('f');
  });

  it('excludes its end, which FilterLogEvents includes', async () => {
    const named = await logs.stream('range', 'one');
    const now = Date.now();
    const logEvents = [1, 2, 3].map((n) => ({ timestamp: now + n, message: String(n) }));
    await logs.client.putLogEvents({ ...named, logEvents });
    const range = { startTime: now + 1, endTime: now + 2 };
    const got = await logs.client.getLogEvents({ ...named, ...range });
    const filtered = await logs.client.filterLogEvents({ logGroupName: 'range', ...range });
    expect(got.events?.map(({ message }) => message)).toEqual(['1']);
    expect(filtered.events?.map(({ message }) => message)).toEqual(['1', '2']);
  });
});

describe('FilterLogEvents', () => {
  it('finds by pattern, stream and prefix, in pages, with ids that stay', async () => {
    const web = await logs.stream('filter', 'web/1');
    const job = await logs.stream('filter', 'job/1');
    const all = Array.from({ length: 25 }, (_, n) => JSON.stringify({ n, level: 'info' }));
    await logs.put(web, ...all);
    await logs.put(job, 'plain ERROR text', '{"n": 3, "level": "error"}');
    const find = async (query: object) => {
      const found = [];
      const pages = paginateFilterLogEvents(
        { client: logs.client, pageSize: 4 },
        { logGroupName: 'filter', ...query },
      );
      for await (const { events = [] } of pages) found.push(...events);
      return found;
    };
    const everything = await find({});
    expect(everything).toHaveLength(27);
    expect(new Set(everything.map(({ eventId }) => eventId)).size).toBe(27);
    expect(await find({})).toEqual(everything);
    expect((await find({ filterPattern: '{ $.n >= 20 && $.level = "info" }' })).length).toBe(5);
    expect((await find({ filterPattern: 'ERROR' })).map((event) => event.logStreamName)).toEqual([
      'job/1',
    ]);
    expect(await find({ logStreamNames: ['job/1'] })).toHaveLength(2);
    expect(await find({ logStreamNamePrefix: 'web/' })).toHaveLength(25);
    // What `aws logs tail --follow` does: on from the last timestamp, inclusive.
    const { timestamp } = everything.at(-1) ?? {};
    expect((await find({ startTime: timestamp })).at(-1)).toEqual(everything.at(-1));
  });

  it('takes an ARN for the group', async () => {
    await logs.put(await logs.stream('arn', 'one'), 'here');
    const [group] =
      (await logs.client.describeLogGroups({ logGroupNamePrefix: 'arn' })).logGroups ?? [];
    const found = await logs.client.filterLogEvents({ logGroupIdentifier: group?.logGroupArn });
    expect(found.events).toMatchObject([{ message: 'here' }]);
  });
});
