import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { telemetryCounters } from '../counters.ts';
import { shutdownTelemetry } from '../lifecycle.ts';
import { eventually } from '../testing/eventually.ts';
import { otlpRequest, otlpSpan, type Sink, startSink } from '../testing/otlp.ts';
import { destinationAt, startRelay, type TestRelay } from './testing.ts';

let sink: Sink;
let relay: TestRelay;

const partial = { key: 'app.partial', value: { boolValue: true } };
const counter = (name: string) => telemetryCounters()[name] ?? 0;

beforeEach(async () => {
  sink = await startSink();
  relay = await startRelay({ destination: destinationAt(sink.url), backoffMs: 1 });
});
afterEach(async () => {
  await shutdownTelemetry();
  await relay.close();
  await sink.close();
});

describe('the relay', () => {
  it('forwards spans with the key, to /v1/traces', async () => {
    const span = otlpSpan();
    const answer = await relay.sendJson(otlpRequest([span]));
    expect(answer).toMatchObject({ status: 200, json: {} });
    expect(await sink.find(span.spanId)).toMatchObject(span);
    expect(sink.requests[0]?.url).toBe('/v1/traces');
    expect(sink.requests[0]?.headers).toMatchObject({
      'x-honeycomb-team': 'the-key',
      'content-type': 'application/json',
    });
  });

  it('overwrites who sends, keeps what the contract lists and drops the rest', async () => {
    const span = otlpSpan();
    const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
    await relay.sendJson(
      otlpRequest(
        [span],
        [
          text('service.name', 'backend-node'),
          text('service.name', 'billing'),
          text('service.version', '1.2.3'),
          text('app.relay', 'none'),
          text('browser.language', 'de'),
          text('host.name', 'a-database'),
          text('telemetry.sdk.language', 'webjs'),
        ],
      ),
    );
    await sink.find(span.spanId);
    const attributes = sink.resourceSpans()[0]?.resource.attributes ?? [];
    const byKey = Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));
    expect(byKey).toEqual({
      'service.name': 'frontend-react',
      'service.namespace': 'cruddur',
      'service.version': '1.2.3',
      'deployment.environment.name': 'test',
      'browser.language': 'de',
      'telemetry.sdk.language': 'webjs',
      'app.relay': 'backend-node',
    });
    expect(attributes).toHaveLength(7);
  });

  it('redacts and drops unknown fields', async () => {
    const span = otlpSpan({
      name: 'navigate /reset/andrew@example.com',
      attributes: [
        { key: 'url.full', value: { stringValue: 'http://localhost:3000/x?token=s3cret&page=2' } },
        { key: 'password', value: { stringValue: 'hunter2' } },
        { key: 'app.note', value: { stringValue: 'mail andrew@example.com' } },
      ],
      invented: 'hunter2',
      events: [
        {
          timeUnixNano: '1',
          name: 'exception',
          attributes: [{ key: 'exception.message', value: { stringValue: 'Bearer abc.def' } }],
        },
      ],
      status: { code: 2, message: 'password=hunter2' },
    });
    await relay.sendJson(otlpRequest([span]));
    const forwarded = JSON.stringify(await sink.find(span.spanId));
    for (const secret of ['andrew@', 's3cret', 'hunter2', 'abc.def', 'invented']) {
      expect(forwarded).not.toContain(secret);
    }
    expect(forwarded).toContain('http://localhost:3000/x?token=REDACTED&page=REDACTED');
  });

  it('takes the good spans of a request and tells of the bad', async () => {
    const good = otlpSpan();
    const answer = await relay.sendJson(
      otlpRequest([good, otlpSpan({ traceId: '0'.repeat(32) }), otlpSpan({ kind: 9 }), 'span']),
    );
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ partialSuccess: { rejectedSpans: '3' } });
    await sink.find(good.spanId);
    expect(sink.spans()).toHaveLength(1);
  });

  it('answers an empty request', async () => {
    expect(await relay.sendJson({})).toMatchObject({ status: 200, json: {} });
  });

  it('sends all that it holds when the process ends', async () => {
    const held = otlpSpan({ attributes: [partial] });
    const span = otlpSpan();
    await relay.sendJson(otlpRequest([held, span]));
    await shutdownTelemetry();
    expect(sink.spans().map(({ spanId }) => spanId)).toEqual(
      expect.arrayContaining([held.spanId, span.spanId]),
    );
  });
});

describe('a destination', () => {
  const forwarded = () => counter('relay.forwarded');

  it('that is busy is tried again', async () => {
    let refusals = 0;
    const busy = await startSink((request, response) => {
      refusals += 1;
      if (refusals === 2) busy.recover();
      request.resume();
      response.writeHead(503, { 'retry-after': '0' }).end();
    });
    const patient = await startRelay({ destination: destinationAt(busy.url), backoffMs: 1 });
    const span = otlpSpan();
    await patient.sendJson(otlpRequest([span]));
    await busy.find(span.spanId);
    expect(refusals).toBe(2);
    await patient.close();
    await busy.close();
  });

  it.each<[string, string, Parameters<typeof startSink>[0]]>([
    [
      'redirects',
      'refused',
      (request, response) => {
        request.resume();
        response.writeHead(307, { location: `${sink.url}/v1/traces` }).end();
      },
    ],
    [
      'refuses',
      'refused',
      (request, response) => {
        request.resume();
        response.writeHead(401).end();
      },
    ],
    ['resets', 'unavailable', (request) => request.socket.destroy()],
    ['hangs', 'unavailable', () => {}],
  ])('that %s costs its spans and nothing else', async (_what, reason, answer) => {
    const bad = await startSink(answer);
    const options = { destination: destinationAt(bad.url), backoffMs: 1, timeoutMs: 50 };
    const brave = await startRelay(options);
    const before = counter(`relay.dropped.${reason}`);
    const startedMs = performance.now();
    const answered = await brave.sendJson(otlpRequest([otlpSpan()]));
    expect(answered).toMatchObject({ status: 200, json: {} });
    expect(performance.now() - startedMs).toBeLessThan(1_000);
    await eventually(() => counter(`relay.dropped.${reason}`) === before + 1, reason);
    expect(sink.requests).toEqual([]);

    bad.recover();
    const sent = forwarded();
    const span = otlpSpan();
    await brave.sendJson(otlpRequest([span]));
    await bad.find(span.spanId);
    await eventually(() => forwarded() === sent + 1, 'the count');
    await brave.close();
    await bad.close();
  });

  it('that is missing is a success for the browser, which then stops trying', async () => {
    const nowhere = await startRelay({ destination: undefined });
    const before = counter('relay.dropped.no_destination');
    expect(await nowhere.sendJson(otlpRequest([otlpSpan()]))).toMatchObject({ status: 200 });
    expect(counter('relay.dropped.no_destination')).toBe(before + 1);
    await nowhere.close();
  });
});
