import { gunzipSync } from 'node:zlib';
import { SpanKind, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it } from 'vitest';
import { telemetryCounters } from './counters.ts';
import type { Destination } from './destination.ts';
import { OtlpExporter } from './exporter.ts';
import { onShutdown, shutdownTelemetry } from './lifecycle.ts';
import { createBatchProcessor, startTracing } from './sdk.ts';
import { eventually } from './testing/eventually.ts';
import { listen, type TestServer } from './testing/servers.ts';

let stops: (() => Promise<void>)[] = [];
const counter = (name: string) => telemetryCounters()[name] ?? 0;

afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
});

/** Tracing to a real server that answers as told, and an application that is traced. */
async function startAll(answer: Parameters<typeof listen>[0]) {
  const sink = await listen(answer);
  const app = await listen((_request, response) => void response.end('hello'));
  const destination: Destination = {
    name: 'Observatory',
    tracesUrl: `${sink.url}/v1/traces`,
    headers: {},
  };
  const exporter = new OtlpExporter(destination, { backoffMs: 1 });
  const stopTracing = startTracing([createBatchProcessor(exporter)], {});
  onShutdown((deadline) => {
    exporter.close(deadline);
    return stopTracing();
  });
  stops.push(() => shutdownTelemetry(100), sink.close, app.close);
  return { sink, app };
}

async function request({ url }: TestServer, times: number): Promise<number> {
  const startedMs = performance.now();
  for (let n = 0; n < times; n += 1) {
    expect(await (await fetch(`${url}/api/x`)).text()).toBe('hello');
  }
  return (performance.now() - startedMs) / times;
}

describe('the export of spans', () => {
  it('is OTLP/protobuf in batches', async () => {
    const seen: { type: string | undefined; url: string | undefined; bytes: number }[] = [];
    const { app } = await startAll(async (incoming, response) => {
      let bytes = 0;
      for await (const chunk of incoming) bytes += chunk.length;
      seen.push({ type: incoming.headers['content-type'], url: incoming.url, bytes });
      response.end();
    });
    await request(app, 10);
    await eventually(() => seen.length > 0, 'a batch');
    expect(seen).toEqual([
      { type: 'application/x-protobuf', url: '/v1/traces', bytes: expect.any(Number) },
    ]);
  });

  it('is OTLP/JSON, compressed, where that is asked for', async () => {
    const bodies: Buffer[] = [];
    const sink = await listen(async (incoming, response) => {
      expect(incoming.headers['content-type']).toBe('application/json');
      for await (const chunk of incoming) bodies.push(chunk);
      response.end();
    });
    stops.push(sink.close);
    const destination = {
      name: 'OTLP endpoint',
      tracesUrl: `${sink.url}/v1/traces`,
      headers: {},
    } as const;
    const exporter = new OtlpExporter({ ...destination, format: 'json', compression: 'gzip' });
    stops.push(startTracing([createBatchProcessor(exporter)], {}));
    trace.getTracer('test').startSpan('SELECT users').end();
    await eventually(() => bodies.length > 0, 'a batch');
    const { resourceSpans } = JSON.parse(gunzipSync(Buffer.concat(bodies)).toString());
    expect(resourceSpans[0].scopeSpans[0].spans[0].name).toBe('SELECT users');
  });

  it.each<[string, Parameters<typeof listen>[0]]>([
    ['hangs', () => {}],
    ['resets', (incoming) => incoming.socket.destroy()],
    ['refuses', (_incoming, response) => void response.writeHead(401).end()],
    [
      'is busy',
      (_incoming, response) => void response.writeHead(429, { 'retry-after': '9' }).end(),
    ],
    ['redirects', (_q, response) => void response.writeHead(307, { location: '/' }).end()],
  ])(
    'to a place that %s costs requests nothing, nor more than its deadline the end',
    async (_what, answer) => {
      const { app } = await startAll(answer);
      expect(await request(app, 50)).toBeLessThan(50);
      const startedMs = performance.now();
      await shutdownTelemetry(300);
      expect(performance.now() - startedMs).toBeLessThan(1_000);
    },
  );

  it('goes on when the place comes back', async () => {
    let broken = true;
    let batches = 0;
    const { app } = await startAll((incoming, response) => {
      incoming.resume();
      batches += 1;
      response.writeHead(broken ? 400 : 200).end();
    });
    const failed = counter('exporter.dropped.refused');
    await request(app, 1);
    await eventually(() => counter('exporter.dropped.refused') > failed, 'a failure');
    broken = false;
    const exported = counter('exporter.exported');
    await request(app, 1);
    await eventually(() => counter('exporter.exported') > exported, 'a success');
    expect(batches).toBe(2);
  });

  it('holds a bounded number of spans, and counts what it drops', async () => {
    await startAll(() => {});
    const dropped = counter('exporter.dropped.queue_full');
    const tracer = trace.getTracer('flood');
    for (let n = 0; n < 10_000; n += 1) {
      tracer.startSpan('SELECT flood', { kind: SpanKind.CLIENT }).end();
    }
    expect(counter('exporter.dropped.queue_full') - dropped).toBeGreaterThan(1_000);
    await shutdownTelemetry(100);
  });
});
