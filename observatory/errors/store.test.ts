import { expect, it, onTestFinished } from 'vitest';
import type { ErrorStatus } from '../api/errors.ts';
import { startErrorHarness } from '../receive/rollbar/testing.ts';
import { temporaryFile } from '../testing/harness.ts';
import { IntakeFull } from './intake.ts';
import { listItems } from './list.ts';
import { ofItem } from './occurrences.ts';
import { parseData } from './payload.ts';
import { ErrorStore } from './store.ts';
import { defaultErrorCaps, type ErrorCaps } from './tables.ts';

const message = (body: string, more: Record<string, unknown> = {}) => ({
  body: { message: { body } },
  ...more,
});

async function start(config = {}) {
  const harness = await startErrorHarness(config);
  onTestFinished(() => harness.close());
  return harness;
}

/** A store of its own in a real server's tables, with smaller caps. */
async function storeWith(caps: Partial<ErrorCaps>) {
  const { observatory } = await start();
  const store = new ErrorStore(observatory.writer, observatory.reader, {
    ...defaultErrorCaps,
    ...caps,
  });
  await store.load();
  const accept = (sent: Record<string, unknown>) => {
    const data = parseData(sent);
    if (typeof data === 'string') throw new Error(data);
    return store.accept(data, sent);
  };
  const titles = async () => {
    const query = { search: undefined, level: undefined, environment: undefined, trace: undefined };
    const all = { ...query, state: 'all' as const, range: 'day' as const, limit: 100 };
    const { items } = await listItems(store.items.all(), observatory.reader, all, Date.now());
    return items.map(({ title }) => title);
  };
  const { writer, reader } = observatory;
  return { store, accept, titles, writer, reader };
}

it('groups occurrences, resolves them together, and says when a resolved one comes back', async () => {
  const harness = await start();
  await harness.item(message('row 1 is gone', { level: 'warning', environment: 'test' }));
  await harness.item(message('row 2 is gone', { level: 'critical', environment: 'production' }));
  await harness.item(message('something else', { level: 'info', environment: 'test' }));
  const [, item] = (await harness.list()).items;
  expect(item).toMatchObject({
    title: 'row 2 is gone',
    level: 'critical',
    levels: ['warning', 'critical'],
    environments: ['test', 'production'],
    occurrences: 2,
    resolved_ms: null,
    reactivated_ms: null,
  });
  const id = item?.id ?? '';
  expect((await harness.ofItem(id)).occurrences.map(({ title }) => title)).toEqual([
    'row 2 is gone',
    'row 1 is gone',
  ]);

  expect(await harness.setResolved(id, true)).toMatchObject({ resolved_ms: expect.any(Number) });
  expect(await harness.list('search=row')).toMatchObject({ items: [], active: 0, resolved: 1 });
  expect((await harness.list('state=resolved')).items).toHaveLength(1);
  expect(await harness.setResolved(id, false)).toMatchObject({
    resolved_ms: null,
    reactivated_ms: null,
  });
  await harness.setResolved(id, true);
  await harness.item(message('row 3 is gone'));
  expect((await harness.list('search=row')).items).toMatchObject([
    { id, occurrences: 3, resolved_ms: null, reactivated_ms: expect.any(Number) },
  ]);
});

it('finds by level, environment, text, uuid and trace', async () => {
  const harness = await start();
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  await harness.item(message('one', { environment: 'a', uuid: 'uuid-one', trace_id: trace }));
  await harness.item(message('two', { level: 'info', environment: 'b' }));
  const found = async (query: string) =>
    (await harness.list(query)).items.map(({ title }) => title).join();
  expect(await found('level=error&environment=')).toBe('one');
  expect(await found('environment=b')).toBe('two');
  expect(await found('search=TWO')).toBe('two');
  expect(await found('search=uuid-one')).toBe('one');
  expect(await found(`search=00-${trace}-00f067aa0ba902b7-01`)).toBe('one');
  expect(await found(`trace=1-4bf92f35-77b34da6a3ce929d0e0e4736`)).toBe('one');
  expect(await found('trace=00000000000000000000000000000001')).toBe('');
  expect((await harness.list()).environments).toEqual(['a', 'b']);
  const refused = await fetch(`${harness.url}/api/errors?trace=nothing`);
  expect(refused.status).toBe(400);
});

it('keeps the newest occurrences, counts those that made room, and goes on counting all', async () => {
  const { store, accept, reader } = await storeWith({ occurrences: 6, occurrencesOfItem: 4 });
  for (const n of [1, 2, 3, 4, 5, 6]) await accept(message('often', { uuid: `often-${n}` }));
  const [often] = store.items.all();
  const kept = async () =>
    (await ofItem(reader, often?.id ?? 0, 100)).map(({ uuid }) => uuid.slice('often-'.length));
  expect(often?.occurrences).toBe(6);
  expect(await kept()).toEqual(['6', '5', '4', '3']);
  for (const word of ['a', 'b', 'c']) await accept(message(word));
  expect(await kept()).toEqual(['6', '5', '4']);
  expect(store.status()).toMatchObject({
    occurrences: 6,
    received: 9,
    dropped: [{ reason: 'occurrence_cap', errors: 3 }],
  });
});

it('keeps no more bytes than it may', async () => {
  const { store, accept } = await storeWith({ bytes: 10_000 });
  const text = 'x'.repeat(4000);
  for (const word of ['a', 'b', 'c', 'd']) await accept(message(word, { custom: { text } }));
  expect(store.status()).toMatchObject({ items: 4, occurrences: 2 });
});

it('forgets whole items beyond their cap, resolved ones first', async () => {
  const { store, accept, titles } = await storeWith({ items: 2 });
  await accept(message('first', { timestamp: 1000 }));
  await accept(message('second', { timestamp: 2000 }));
  const second = store.items.all().find(({ title }) => title === 'second');
  await store.setResolved(second?.id ?? 0, true);
  await accept(message('third', { timestamp: 3000 }));
  expect(await titles()).toEqual(['third', 'first']);
  await accept(message('fourth', { timestamp: 4000 }));
  expect(await titles()).toEqual(['fourth', 'third']);
  expect(store.status().dropped).toMatchObject([{ reason: 'item_cap', errors: 2 }]);
});

it('takes a burst, each once, and says so when there are too many', async () => {
  const { store, accept } = await storeWith({ queue: 150 });
  const sent = Array.from({ length: 400 }, (_, n) => accept(message('burst', { uuid: `b${n}` })));
  const outcomes = await Promise.allSettled(sent);
  const refused = outcomes.filter((each) => each.status === 'rejected');
  for (const { reason } of refused) expect(reason).toBeInstanceOf(IntakeFull);
  const taken = outcomes.length - refused.length;
  expect(taken).toBeGreaterThanOrEqual(150);
  expect(store.items.all().map(({ occurrences }) => occurrences)).toEqual([taken]);
  const drops = refused.length > 0 ? [{ reason: 'error_queue', errors: refused.length }] : [];
  expect(store.status().dropped).toMatchObject(drops);
  expect(refused.length).toBeGreaterThan(0);
});

it('keeps the newest source maps and deploys', async () => {
  const { store } = await storeWith({ sourceMaps: 2, deploys: 2 });
  const map = JSON.stringify({ version: 3, sources: ['a.js'], names: [], mappings: 'AAAA' });
  for (const version of ['1', '2', '3']) {
    await store.sourceMaps.add({ version, minifiedUrl: '//x/app.js', map, files: new Map() });
    const deploy = { environment: 'e', username: null, comment: null, status: 's', time_ms: 1 };
    await store.deploys.add({ ...deploy, revision: version });
  }
  const found = (version: string) => store.sourceMaps.find(version, 'http://y:1/app.js?z');
  expect([found('1'), await found('2'), await found('3')]).toEqual([
    undefined,
    expect.objectContaining({ sources: ['a.js'] }),
    expect.objectContaining({ sources: ['a.js'] }),
  ]);
  expect((await store.deploys.list()).map(({ revision }) => revision)).toEqual(['3', '2']);
});

it('reads a source map again that it once could not read', async () => {
  const { store, writer } = await storeWith({});
  const map = JSON.stringify({ version: 3, sources: ['a.js'], names: [], mappings: 'AAAA' });
  await store.sourceMaps.add({ version: '1', minifiedUrl: '//x/app.js', map, files: new Map() });
  const rename = (from: string, to: string) =>
    writer.exclusively((connection) => connection.run(`ALTER TABLE ${from} RENAME TO ${to}`));
  await rename('error_source_maps', 'elsewhere');
  await expect(store.sourceMaps.find('1', '//x/app.js')).rejects.toThrow('does not exist');
  await rename('elsewhere', 'error_source_maps');
  expect(await store.sourceMaps.find('1', '//x/app.js')).toMatchObject({ sources: ['a.js'] });
});

it('is there again after a restart', async () => {
  const data = temporaryFile();
  const first = await startErrorHarness({ data });
  await first.item(message('kept', { uuid: 'kept', level: 'warning' }));
  await first.item(message('resolved', { uuid: 'resolved' }));
  await first.setResolved('2', true);
  await first.item({});
  // The buckets' start moves on with the clock.
  const listed = async ({ list }: typeof first) =>
    (await list('state=all')).items.map(({ counts, ...item }) => [item, counts.buckets.length]);
  const before = await listed(first);
  const detail = await first.detail('kept');
  await first.close();

  const second = await start({ data });
  expect(await listed(second)).toEqual(before);
  expect(await second.detail('kept')).toEqual(detail);
  await second.item(message('kept', { uuid: 'kept' }));
  await second.item(message('resolved', { uuid: 'again' }));
  const list = await second.list('state=all');
  expect(list.items.map(({ id, occurrences }) => [id, occurrences])).toEqual([
    ['2', 2],
    ['1', 1],
  ]);
  expect(list.items[0]?.reactivated_ms).toEqual(expect.any(Number));
  const { errors } = await second.get<{ errors: ErrorStatus }>('/api/status');
  expect(errors).toMatchObject({ items: 2, dropped: [{ reason: 'error_invalid', errors: 1 }] });
});

it('tells screens that are open', async () => {
  const harness = await start();
  const stop = new AbortController();
  const live = await fetch(`${harness.url}/api/live`, { signal: stop.signal });
  const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
  await harness.item(message('seen at once', { uuid: 'seen' }));
  let text = '';
  while (!text.includes('event: errors\n')) text += (await reader?.read())?.value ?? '';
  expect(text).toContain('event: errors\ndata: {"newest":"seen"}');
  stop.abort();
});

it('answers 404 for what is not there', async () => {
  const harness = await start();
  for (const path of ['/api/errors/7', '/api/errors/x', '/api/errors/occurrences/none']) {
    expect((await fetch(`${harness.url}${path}`)).status).toBe(404);
  }
});
