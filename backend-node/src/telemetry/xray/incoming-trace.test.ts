import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseAmznTrace } from './amzn-trace-header.ts';
import { startTracedApp, type TracedApp } from './testing/traced-app.ts';
import { listenUdp, type UdpDaemon } from './testing/udp-daemon.ts';

const ROOT = '1-67891233-abcdef012345678912345678';
const TRACE_ID = '67891233abcdef012345678912345678';
const PARENT = '53995c3f42cd8ad8';

let daemon: UdpDaemon;
let app: TracedApp | undefined;

beforeAll(async () => {
  daemon = await listenUdp();
});
afterEach(async () => {
  await app?.stop();
});
afterAll(() => daemon.close());

async function ask(env: NodeJS.ProcessEnv, headers: Record<string, string>) {
  const ports = { udp: daemon.port, tcp: 1 };
  app = await startTracedApp((_request, response) => response.end(), ports, env);
  return app.ask('/api/x', headers);
}

describe('X-Amzn-Trace-Id behind a proxy of our own', () => {
  const env = { TRUST_PROXY: '1' };

  it('names the trace, without a parent', async () => {
    const { traceId, spanId } = await ask(env, { 'x-amzn-trace-id': `Root=${ROOT}` });
    expect(traceId).toBe(TRACE_ID);
    const segment = await daemon.find(spanId);
    expect(segment.trace_id).toBe(ROOT);
    expect(segment).not.toHaveProperty('parent_id');
  });

  it('names the parent, and that the trace is wanted', async () => {
    const header = `Root=${ROOT};Parent=${PARENT};Sampled=1`;
    const { spanId } = await ask(env, { 'X-Amzn-Trace-Id': header });
    expect(await daemon.find(spanId)).toMatchObject({ trace_id: ROOT, parent_id: PARENT });
  });

  it('says that the trace is not wanted', async () => {
    const unwanted = await ask(env, { 'x-amzn-trace-id': `Root=${ROOT};Sampled=0` });
    expect(unwanted.traceId).toBe(TRACE_ID);
    const wanted = await app?.ask('/api/x');
    await daemon.find(wanted?.spanId ?? '');
    expect(daemon.datagrams.join()).not.toContain(unwanted.spanId);
  });

  it('gives way to a traceparent of our own pages', async () => {
    const traceparent = `00-4bf92f3577b34da6a3ce929d0e0e4736-${PARENT}-01`;
    const headers = { traceparent, 'sec-fetch-site': 'same-origin' };
    const { traceId } = await ask(env, { ...headers, 'x-amzn-trace-id': `Root=${ROOT}` });
    expect(traceId).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it('comes before a foreign traceparent, which stays linked', async () => {
    const traceparent = `00-4bf92f3577b34da6a3ce929d0e0e4736-${PARENT}-01`;
    const { traceId, spanId } = await ask(env, { traceparent, 'x-amzn-trace-id': `Root=${ROOT}` });
    expect(traceId).toBe(TRACE_ID);
    const links = [{ trace_id: '1-4bf92f35-77b34da6a3ce929d0e0e4736', id: PARENT }];
    expect((await daemon.find(spanId)).links).toEqual(links);
  });

  it.each([
    ['is malformed', 'Root=1-6789-abc'],
    ['was named by whoever called the balancer', `Self=${ROOT};Root=${ROOT}`],
  ])('is ignored when it %s', async (_how, header) => {
    expect((await ask(env, { 'x-amzn-trace-id': header })).traceId).not.toBe(TRACE_ID);
  });
});

it.each<[boolean, NodeJS.ProcessEnv]>([
  [false, {}],
  [false, { TRUST_PROXY: '0' }],
  [false, { TRUST_PROXY: '1', TRACE_CONTEXT: 'none' }],
  [true, { TRACE_CONTEXT: 'all' }],
])('X-Amzn-Trace-Id is believed: %s, with %o', async (believed, env) => {
  const { traceId } = await ask(env, { 'x-amzn-trace-id': `Root=${ROOT}` });
  expect(traceId === TRACE_ID).toBe(believed);
});

describe('the header', () => {
  it.each([
    `Root=${ROOT};Root=${ROOT}`,
    `Root=${ROOT},Root=${ROOT}`,
    `Root=${ROOT};Parent=xyz`,
    `Root=${ROOT};Parent=0000000000000000`,
    'Root=1-00000000-000000000000000000000000',
    `Root=2${ROOT.slice(1)}`,
    `Root=${ROOT};Lineage=${'x'.repeat(600)}`,
    'Sampled=1',
    '',
  ])('is none in the form %j', (header) => {
    expect(parseAmznTrace(header)).toBeUndefined();
  });

  it.each(['constructor', '__proto__', 'toString', 'true', '2', ''])(
    'decides nothing with Sampled=%s',
    (word) => {
      expect(parseAmznTrace(`Root=${ROOT};Sampled=${word}`)).toEqual({
        traceId: TRACE_ID,
        namedByCaller: false,
      });
    },
  );

  it('is read in any order and case, past what is not known', () => {
    const header = ` sampled=? ; parent=${PARENT.toUpperCase()};Lineage=a:1; ROOT=${ROOT} ;`;
    expect(parseAmznTrace(header)).toEqual({
      traceId: TRACE_ID,
      parentId: PARENT,
      namedByCaller: false,
    });
  });
});
