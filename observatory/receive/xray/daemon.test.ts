import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { XraySegment, XrayStatus, XrayTraceSummary } from '../../api/xray.ts';
import { startChild } from '../../testing/child.ts';
import { temporaryFile, until } from '../../testing/harness.ts';
import { framed, segment, someId, someTraceId, startXray, type XrayHarness } from './testing.ts';

let harness: XrayHarness;
beforeEach(async () => {
  harness = await startXray();
});
afterEach(() => harness.close());

const status = () => harness.ask<XrayStatus>('/status');
const waited = (trace: unknown) =>
  harness.ask<XraySegment[]>(`/wait?trace=${encodeURIComponent(String(trace))}`);
const droppedFor = async (reason: string) =>
  (await status()).dropped.find((drop) => drop.reason === reason)?.segments ?? 0;

it('takes a segment however its header is spaced, and finds it by every form of its id', async () => {
  const traceId = someTraceId();
  const root = `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
  const headers = [
    '{"format": "json", "version": 1}',
    '{"format":"json","version":1}',
    '{ "version" : 1 , "format" : "json" }\r',
  ];
  for (const header of headers) {
    const document = segment({ trace_id: root, name: header, in_progress: false });
    await harness.datagram(`${header}\n${JSON.stringify(document)}`);
  }
  await until(
    async () => (await harness.ask<XraySegment[]>(`/segments?trace=${root}`)).length === 3,
  );
  for (const form of [
    root,
    traceId,
    traceId.toUpperCase(),
    `00-${traceId}-00f067aa0ba902b7-01`,
    `Root=${root};Parent=00f067aa0ba902b7;Sampled=1`,
  ]) {
    const found = await waited(form);
    expect(found.map(({ trace_id }) => trace_id)).toEqual([traceId, traceId, traceId]);
  }
});

it('takes ids of W3C in a document too', async () => {
  const traceId = someTraceId();
  await harness.datagram(framed(segment({ trace_id: traceId })));
  expect(await waited(traceId)).toHaveLength(1);
});

it('counts rubbish and goes on', async () => {
  const rubbish = [
    'hello',
    '',
    '\n',
    '{"format":"json","version":2}\n{}',
    '{"format":"json","version":1}\n',
    'null\n{}',
    Buffer.alloc(60_000, 0xff),
  ];
  for (const each of rubbish) await harness.datagram(each);
  const documents = [
    '{',
    'null',
    '[]',
    '[1,2]',
    JSON.stringify(segment({ id: 'short' })),
    JSON.stringify(segment({ trace_id: '1-2-3' })),
    JSON.stringify(segment({ name: 'x'.repeat(201) })),
    JSON.stringify(segment({ end_time: undefined })),
    JSON.stringify(segment({ type: 'subsegment' })),
    JSON.stringify(segment({ start_time: 'soon' })),
    '['.repeat(60_000),
    JSON.stringify(segment({ metadata: 'DEEP' })).replace(
      '"DEEP"',
      `${'['.repeat(9_000)}${']'.repeat(9_000)}`,
    ),
  ];
  for (const each of documents) await harness.datagram(`{"format":"json","version":1}\n${each}`);
  await until(async () => (await droppedFor('segment_invalid')) === documents.length);
  expect(await droppedFor('datagram_invalid')).toBe(rubbish.length);
  const good = segment();
  await harness.datagram(framed(good));
  expect(await waited(good.trace_id)).toHaveLength(1);
  expect(harness.logged).toEqual([]);
});

it('shows a document whose further members are not what they should be', async () => {
  const odd = segment({ http: 7, annotations: [], subsegments: 'none', user: {}, fault: 'yes' });
  await harness.datagram(framed(odd));
  expect(await waited(odd.trace_id)).toMatchObject([{ fault: false, name: 'backend-node' }]);
  const [trace] = await harness.ask<XrayTraceSummary[]>('/traces');
  expect(trace).toMatchObject({ segments: 1, subsegments: 0, status: null });
});

it('lets a complete segment take the place of one in progress, in either order', async () => {
  for (const order of [0, 1]) {
    const complete = segment();
    const { end_time: _end, ...begun } = complete;
    const both = [{ ...begun, in_progress: true }, complete];
    if (order === 1) both.reverse();
    for (const each of both) {
      await harness.datagram(framed(each));
      // Each in a batch of its own.
      await until(async () => (await waited(complete.trace_id)).length === 1);
    }
    await until(async () => (await waited(complete.trace_id))[0]?.end_ms !== null);
    expect(await waited(complete.trace_id)).toHaveLength(1);
  }
  expect((await status()).stored).toBe(2);
});

it('joins subsegments that were sent alone, whenever they arrive, at any depth', async () => {
  const parent = segment({ subsegments: [segment({ trace_id: undefined, name: 'inner' })] });
  const [inner] = parent.subsegments as { id: string }[];
  const alone = (name: string, id: string, parent_id: unknown) =>
    segment({ trace_id: parent.trace_id, type: 'subsegment', name, id, parent_id });
  const [sql, deeper] = [someId(), someId()];
  await harness.datagram(framed(alone('deeper', deeper, sql)));
  await harness.datagram(framed(alone('sql', sql, inner?.id)));
  await harness.datagram(framed(alone('lost', someId(), someId())));
  await harness.datagram(framed(parent));
  await until(async () => (await status()).received === 4);
  const segments = await waited(parent.trace_id);
  expect(segments.map(({ name }) => name).sort()).toEqual(['backend-node', 'lost']);
  const joined = segments.find(({ name }) => name === 'backend-node')?.document;
  expect(joined?.subsegments).toMatchObject([
    { name: 'inner', subsegments: [{ name: 'sql', subsegments: [{ name: 'deeper' }] }] },
  ]);
});

it('survives a restart, its drops and its rules too', async () => {
  const data = temporaryFile();
  const first = await startXray({ data });
  const document = segment();
  await first.datagram(framed(document));
  await first.datagram('rubbish');
  await until(async () => (await first.ask<XrayStatus>('/status')).dropped.length === 1);
  await until(async () => (await first.ask<XrayStatus>('/status')).received === 1);
  await fetch(`${first.url}/CreateGroup`, { method: 'POST', body: '{"GroupName":"Cruddur"}' });
  await first.close();
  const second = await startXray({ data });
  expect(await second.ask(`/segments?trace=${document.trace_id}`)).toMatchObject([
    { id: document.id },
  ]);
  expect(await second.ask('/status')).toMatchObject({
    stored: 1,
    dropped: [{ reason: 'datagram_invalid', segments: 1 }],
  });
  expect(await second.ask('/groups')).toMatchObject([{ name: 'Cruddur' }]);
  expect(await second.ask('/rules')).toMatchObject([{ name: 'Default', rate: 0.05 }]);
  await second.close();
});

it('does what was ordered of it: loses datagrams, and answers with an error', async () => {
  const order = (body: object) =>
    fetch(`${harness.url}/api/faults/xray`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await order({ mode: 'status', status: 500 });
  await harness.datagram(framed(segment()));
  await until(async () => (await droppedFor('datagram_lost')) === 1);
  const rules = `http://${harness.xrayAddress}/GetSamplingRules`;
  expect((await fetch(rules, { method: 'POST', body: '{}' })).status).toBe(500);
  await fetch(`${harness.url}/api/faults/xray`, { method: 'DELETE' });
  expect((await fetch(rules, { method: 'POST', body: '{}' })).status).toBe(200);
});

it('tells pages from elsewhere nothing, and other paths by name', async () => {
  const origin = { origin: 'https://example.com' };
  const path = `http://${harness.xrayAddress}/Groups`;
  expect((await fetch(path, { method: 'POST', headers: origin, body: '{}' })).status).toBe(403);
  const unknown = await fetch(`http://${harness.xrayAddress}/GetInsight`, { method: 'POST' });
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toEqual({ Message: expect.stringContaining('POST /GetInsight') });
});

it.each(['udp', 'tcp'] as const)(
  'names its variable when its %s port is taken',
  async (protocol) => {
    const holder = await hold(protocol);
    const env = { OBSERVATORY_DATA: ':memory:', OBSERVATORY_XRAY_PORT: String(holder.port) };
    const { url, output } = await startChild(env);
    expect(url).toBe('ended');
    expect(output()).toMatch(new RegExp(`Port ${holder.port} .*OBSERVATORY_XRAY_PORT`));
    holder.close();
  },
);

it('says where it takes segments, and nothing when it is off', async () => {
  const env = { OBSERVATORY_DATA: ':memory:' };
  const { output } = await startChild(env);
  expect(output()).toMatch(/The Observatory takes X-Ray segments at udp and tcp 127\.0\.0\.1:\d+/);
  const without = await startChild({ ...env, OBSERVATORY_XRAY_PORT: 'off' });
  expect(without.output()).not.toMatch(/X-Ray/);
});

function hold(protocol: 'udp' | 'tcp'): Promise<{ port: number; close: () => void }> {
  return new Promise((resolve) => {
    if (protocol === 'udp') {
      const socket = createSocket('udp4');
      const close = () => socket.close();
      socket.bind(0, '127.0.0.1', () => resolve({ port: socket.address().port, close }));
    } else {
      const server = createServer();
      const port = () => (server.address() as { port: number }).port;
      server.listen(0, '127.0.0.1', () => resolve({ port: port(), close: () => server.close() }));
    }
  });
}
