import { fileURLToPath } from 'node:url';
import express from 'express';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { freePorts } from '../../../launch/ports.ts';
import { killPrograms, type Program, startProgram } from '../../../test/process.ts';
import { recordError } from '../current.ts';
import { inSpan } from '../span.ts';
import type { SegmentDocument } from './document.ts';
import { startTracedApp, type TracedApp } from './testing/traced-app.ts';
import { flatten } from './testing/udp-daemon.ts';

const main = fileURLToPath(new URL('../../../../observatory/main.ts', import.meta.url));

interface Segment {
  id: string;
  trace_id: string;
  parent_id: string | null;
  fault: boolean;
  document: SegmentDocument;
}

let observatory: Program;
let url: string;
let app: TracedApp | undefined;

function createApp() {
  const app = express();
  app.get('/api/works', async (_request, response) => {
    await inSpan('home.activities', async (span) => span.set('app.result_length', 3));
    response.send('ok');
  });
  app.get('/api/large', async (_request, response) => {
    for (let n = 0; n < 40; n += 1) {
      await inSpan(`part ${n}`, async (span) => span.set('app.text', 'x'.repeat(3_000)));
    }
    response.send('ok');
  });
  app.get('/api/broken', () => {
    throw new Error('no luck');
  });
  const onError: express.ErrorRequestHandler = (error, _request, response, _next) => {
    recordError(error);
    response.status(500).end();
  };
  return app.use(onError);
}

beforeAll(async () => {
  const [port = 0, xray = 0] = await freePorts(2);
  observatory = startProgram(main, {
    env: {
      OBSERVATORY_PORT: String(port),
      OBSERVATORY_XRAY_PORT: String(xray),
      OBSERVATORY_SMTP_PORT: 'off',
      OBSERVATORY_DATA: ':memory:',
    },
  });
  const isUp = () => expect(observatory.output()).toContain('The Observatory is at');
  await vi.waitFor(isUp, { timeout: 20_000 });
  url = `http://127.0.0.1:${port}`;
  app = await startTracedApp(createApp(), { udp: xray, tcp: xray });
});
afterAll(async () => {
  await app?.stop();
  killPrograms();
  await observatory.ended;
});

async function ask(path: string) {
  if (app === undefined) throw new Error('There is no application.');
  return app.ask(path);
}

async function segmentsOf(traceId: string): Promise<Segment[]> {
  const answer = await fetch(`${url}/api/xray/wait?trace=${traceId}`);
  return (await answer.json()) as Segment[];
}

it('the Observatory has the segment of every request, with its spans, under the one id', async () => {
  for (let n = 0; n < 20; n += 1) {
    const { traceId, spanId } = await ask('/api/works');
    const [segment, ...others] = await segmentsOf(traceId);
    expect(others).toEqual([]);
    expect(segment).toMatchObject({ id: spanId, trace_id: traceId, fault: false });
    const document = segment?.document as SegmentDocument;
    expect(flatten([document]).map(({ name }) => name)).toEqual([
      'backend-node',
      'request handler - /api/works',
      'home.activities',
    ]);
  }
});

it('it puts together what is too large for one datagram', async () => {
  const { traceId } = await ask('/api/large');
  let segments = await segmentsOf(traceId);
  for (let n = 0; n < 50 && flatten(segments.map(({ document }) => document)).length < 42; n += 1) {
    segments = await segmentsOf(traceId);
  }
  expect(segments).toHaveLength(1);
  expect(flatten(segments.map(({ document }) => document))).toHaveLength(42);
});

it('it finds what failed, by X-Ray’s own filter', async () => {
  const { traceId } = await ask('/api/broken');
  const [segment] = await segmentsOf(traceId);
  expect(segment?.fault).toBe(true);
  expect(segment?.document.cause?.exceptions[0]).toMatchObject({ message: 'no luck' });
  const filter = encodeURIComponent('fault AND annotation.http_route = "/api/broken"');
  const answer = await fetch(`${url}/api/xray/traces?filter=${filter}`);
  expect(await answer.json()).toMatchObject([{ trace_id: traceId, status: 500 }]);
});
