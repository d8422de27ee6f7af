import { once } from 'node:events';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { expect, it } from 'vitest';
import type { LogList } from '../api/logs.ts';
import { anyCredentials, startLogsHarness } from '../receive/cloudwatch/testing.ts';
import { startChild } from '../testing/child.ts';
import { temporaryFile } from '../testing/harness.ts';
import { selectEvents } from './queries.ts';
import { LogStore } from './store.ts';

type Harness = Awaited<ReturnType<typeof startLogsHarness>>;

const dayMs = 24 * 60 * 60 * 1000;

/** A store of its own over the harness's tables. */
async function storeWith(harness: Harness, caps: { events: number; bytes: number }) {
  const { writer, reader } = harness.observatory;
  const store = new LogStore({ writer, reader, caps, onError: () => expect.unreachable() });
  await store.load();
  await store.catalogue.createGroup('capped', {});
  const group = store.catalogue.groups.get('capped');
  if (!group) throw new Error('no group');
  await store.catalogue.createStream(group, 'one');
  const stream = group.streams.get('one');
  if (!stream) throw new Error('no stream');
  const put = (...messages: string[]) =>
    store.put(
      group,
      stream,
      messages.map((message) => ({ timeMs: Date.now(), message })),
    );
  const texts = async () => {
    await writer.exclusively(async () => {});
    return (await selectEvents(reader, {}, 'arrival', 1000)).map(({ message }) => message);
  };
  return { store, group, stream, put, texts };
}

it('keeps the newest, as many as fit, and counts what made room', async () => {
  const harness = await startLogsHarness();
  const { store, stream, put, texts } = await storeWith(harness, { events: 3, bytes: 10_000 });
  for (const n of [1, 2, 3, 4, 5]) await put(`Event ${n}`);
  expect(await texts()).toEqual(['Event 3', 'Event 4', 'Event 5']);
  await put('x'.repeat(9_930));
  expect(await texts()).toEqual(['Event 5', 'x'.repeat(9_930)]);
  expect(store.status()).toMatchObject({ stored: 2, received: 6 });
  expect(store.status().dropped).toMatchObject([{ reason: 'log_cap', events: 4 }]);
  expect(stream.events).toBe(2);
  await store.close();
  await harness.close();
});

it('shows no stream empty while it counts what is there', async () => {
  const harness = await startLogsHarness();
  const { store, stream, put } = await storeWith(harness, { events: 100, bytes: 10_000 });
  await put('one', 'two');
  await harness.observatory.writer.exclusively(async (connection) => {
    const counting = store.catalogue.count(connection);
    expect(stream.events).toBe(2);
    await counting;
  });
  expect(stream.events).toBe(2);
  await store.close();
  await harness.close();
});

it('lets go of what is older than its group keeps, and of nothing else', async () => {
  const harness = await startLogsHarness();
  const { store, group, put, texts } = await storeWith(harness, { events: 100, bytes: 10_000 });
  await put('Event');
  await store.expire(Date.now() + 3 * dayMs);
  expect(await texts()).toEqual(['Event']);
  group.retentionDays = 3;
  await store.expire(Date.now() + 3 * dayMs - 1000);
  expect(await texts()).toEqual(['Event']);
  await store.expire(Date.now() + 3 * dayMs + 1000);
  expect(await texts()).toEqual([]);
  expect(store.status()).toMatchObject({ stored: 0, bytes: 0, dropped: [] });
  await store.close();
  await harness.close();
});

it('is there again after a restart, with its groups, counts and ids', async () => {
  const data = temporaryFile();
  const first = await startLogsHarness({ data });
  const named = await first.stream('kept', 'one');
  await first.client.putRetentionPolicy({ logGroupName: 'kept', retentionInDays: 30 });
  await first.put(named, 'a', '{"level":"warn"}');
  first.observatory.logs.refused('log_too_old', 2);
  const before = [await first.list(), await first.groups()];
  await first.close();
  const second = await startLogsHarness({ data });
  expect([await second.list(), await second.groups()]).toEqual(before);
  expect(second.observatory.logs.status()).toMatchObject({
    stored: 2,
    received: 0,
    dropped: [{ reason: 'log_too_old', events: 2 }],
  });
  await second.put(named, 'after');
  expect((await second.list()).map(({ message }) => message)).toEqual([
    'after',
    '{"level":"warn"}',
    'a',
  ]);
  await second.close();
});

it('has every event that it said yes to, also after kill -9', async () => {
  const env = { OBSERVATORY_DATA: temporaryFile() };
  const first = await startChild(env);
  const client = new CloudWatchLogs({
    endpoint: first.url,
    region: 'us-east-1',
    credentials: anyCredentials,
  });
  const named = { logGroupName: 'killed', logStreamName: 'one' };
  await client.createLogGroup(named);
  await client.createLogStream(named);
  const messages = Array.from({ length: 30 }, (_, n) => `Event ${n}`);
  await Promise.all(
    messages.map((message) =>
      client.putLogEvents({ ...named, logEvents: [{ timestamp: Date.now(), message }] }),
    ),
  );
  client.destroy();
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = await startChild(env);
  const answer = await fetch(`${second.url}/api/logs?group=killed&limit=1000`);
  const { events } = (await answer.json()) as LogList;
  expect(new Set(events.map(({ message }) => message))).toEqual(new Set(messages));
});
