import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogEvent, LogList } from '../api/logs.ts';
import type { ApiError, LiveEvents, Status } from '../api.ts';
import { type LogsHarness, startLogsHarness } from '../receive/cloudwatch/testing.ts';
import { until } from '../testing/harness.ts';

let logs: LogsHarness;
beforeAll(async () => {
  logs = await startLogsHarness();
});
afterAll(() => logs.close());

const get = (path: string) => fetch(`${logs.url}/api/logs${path}`);
const list = async (query: string) => (await (await get(`?${query}`)).json()) as LogList;
const texts = (events: readonly LogEvent[]) => events.map(({ message }) => message);
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('the list', () => {
  it('is newest first, in pages, and tells what is newer than it', async () => {
    const named = await logs.stream('pages', 'one');
    await logs.put(named, 'a', 'b', 'c');
    const first = await list('group=pages&limit=2');
    expect(texts(first.events)).toEqual(['c', 'b']);
    const second = await list(`group=pages&limit=2&before=${first.next}`);
    expect([texts(second.events), second.next]).toEqual([['a'], null]);
    await logs.put(named, 'd', 'e');
    const newer = await list(`group=pages&after=${first.newest}`);
    expect(texts(newer.events)).toEqual(['d', 'e']);
  });

  it('shows a line as text that is nested too deep to be shown otherwise', async () => {
    const named = await logs.stream('deep', 'one');
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    await logs.put(named, deep, '{"a":1}');
    const { events } = await list('group=deep');
    expect(events.map(({ message, fields }) => [message.length, fields])).toEqual([
      [7, { a: 1 }],
      [deep.length, null],
    ]);
  });

  it('is narrowed by text, group, stream, level, trace and time', async () => {
    const web = await logs.stream('narrow', 'web');
    const job = await logs.stream('narrow', 'job');
    const now = Date.now();
    const line = (level: string, message: string) => JSON.stringify({ level, message });
    await logs.client.putLogEvents({
      ...web,
      logEvents: [
        { timestamp: now - 3000, message: line('debug', 'Looked up') },
        { timestamp: now - 2000, message: line('error', '100 % "broken" \\ Über') },
        { timestamp: now - 1000, message: JSON.stringify({ trace_id: traceId, n: 1 }) },
      ],
    });
    await logs.put(job, 'no level told', '{"_aws":{"CloudWatchMetrics":[]},"count":3}');
    const found = async (query: string) => (await list(`group=narrow&${query}`)).events.length;
    expect(await found('')).toBe(5);
    expect(await found(`search=${encodeURIComponent('\\"BROKEN\\" \\\\ über')}`)).toBe(1);
    expect(await found('stream=job')).toBe(2);
    expect(await found('level=metric')).toBe(5);
    expect(await found('level=info')).toBe(3);
    expect(await found('level=warn')).toBe(1);
    expect(await found('trace=1-4bf92f35-77b34da6a3ce929d0e0e4736')).toBe(1);
    expect(await found(`from_ms=${now - 2000}&to_ms=${now - 1000}`)).toBe(2);
    const [event] = (await list(`trace=${traceId}`)).events;
    expect(event).toMatchObject({ level: null, trace_id: traceId, fields: { n: 1 } });
    expect(await (await get(`/${event?.id}`)).json()).toEqual(event);
  });

  it('leaves out requests for files of a page, unless they failed', async () => {
    const stream = await logs.stream('files', 'web');
    const line = (path: string, level: string) =>
      JSON.stringify({ level, message: `GET ${path}`, 'url.path': path });
    const sent = [
      line('/assets/a.js', 'info'),
      line('/assets/b.js', 'warn'),
      line('/api/me', 'info'),
    ];
    await logs.put(stream, ...sent);
    const messages = async (query: string) =>
      (await list(`group=files&${query}`)).events.map(({ message }) => message).toSorted();
    expect(await messages('')).toEqual(sent.toSorted());
    expect(await messages('files=0')).toEqual(sent.slice(1).toSorted());
    const waited = await get('/wait?group=files&files=0&search=assets');
    expect(((await waited.json()) as LogEvent).message).toBe(sent[1]);
  });

  it.each([
    'files=1',
    'limit=0',
    'limit=1001',
    'before=soon',
    'level=loud',
    'trace=none',
    'after=-1',
  ])('refuses %s', async (query) => {
    const response = await get(`?${query}`);
    expect([response.status, ((await response.json()) as ApiError).code]).toEqual([
      400,
      'invalid_query',
    ]);
  });

  it.each(['/1', '/none', '/99999999999999999999'])('has no event %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('wait', () => {
  it('gives what is there, and the next one after it', async () => {
    const named = await logs.stream('wait', 'one');
    await logs.put(named, 'Code 1');
    const first = (await (await get('/wait?group=wait&search=code')).json()) as LogEvent;
    expect(first.message).toBe('Code 1');
    const waiting = get(`/wait?group=wait&search=code&after=${first.id}`);
    await until(() => logs.observatory.logs.arrivals.size === 1);
    await logs.put(named, 'Not this one', 'Code 2');
    expect(((await (await waiting).json()) as LogEvent).message).toBe('Code 2');
  });

  it('says after the time that nothing came, and lets go of those who leave', async () => {
    const response = await get('/wait?search=never&timeout_ms=20');
    expect([response.status, await response.json()]).toEqual([
      504,
      { code: 'no_log_event', message: 'No such log event has arrived after 20 ms.' },
    ]);
    const leaving = new AbortController();
    const { arrivals } = logs.observatory.logs;
    const path = `${logs.url}/api/logs/wait?search=never&timeout_ms=60000`;
    const gone = fetch(path, { signal: leaving.signal }).catch(() => 'gone');
    await until(() => arrivals.size === 1);
    leaving.abort();
    expect(await gone).toBe('gone');
    await until(() => arrivals.size === 0);
  });
});

it('lists groups with their streams, the one that spoke last first', async () => {
  const first = await logs.stream('summary', 'first');
  const second = await logs.stream('summary', 'second');
  const earlier = [{ timestamp: Date.now() - 1000, message: 'a' }];
  await logs.client.putLogEvents({ ...second, logEvents: earlier });
  await logs.put(first, 'b', 'c');
  const group = (await logs.groups()).find(({ name }) => name === 'summary');
  expect(group).toMatchObject({ events: 3, bytes: 3 * 27, retention_days: null });
  expect(group?.streams.map(({ name, events }) => [name, events])).toEqual([
    ['first', 2],
    ['second', 1],
  ]);
});

it('is pushed to the screens and counted in the status', async () => {
  const stop = new AbortController();
  const live = await fetch(`${logs.url}/api/live`, { signal: stop.signal });
  const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
  await logs.put(await logs.stream('live', 'one'), 'pushed');
  const newest = logs.observatory.logs.newest;
  let seen = '';
  const pushed = () => {
    const found = [...seen.matchAll(/event: logs\ndata: (.*)\n\n/g)].at(-1)?.[1];
    return found && (JSON.parse(found) as LiveEvents['logs']).newest;
  };
  while (pushed() !== newest) seen += (await reader?.read())?.value ?? '';
  stop.abort();
  const status = (await (await fetch(`${logs.url}/api/status`)).json()) as Status;
  expect(status.logs.received).toBe(status.logs.stored);
  expect(status.logs.dropped).toEqual([]);
});
