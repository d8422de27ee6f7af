import { afterEach, describe, expect, it } from 'vitest';
import { telemetryCounters } from '../counters.ts';
import { newTraceId } from '../id-generator.ts';
import { shutdownTelemetry } from '../lifecycle.ts';
import { createTraceSampling } from '../sampler.ts';
import { otlpRequest, otlpSpan, startSink } from '../testing/otlp.ts';
import { listen } from '../testing/servers.ts';
import { recordSpans } from '../testing/spans.ts';
import { relayOptions } from './options.ts';
import { startRelay } from './testing.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const counter = (name: string) => telemetryCounters()[name] ?? 0;
const traceIds = Array.from({ length: 200 }, () => newTraceId());

/** Trace ids of what the server records, when a page of ours calls it in each of the traces. */
async function recordedByServer(env: NodeJS.ProcessEnv): Promise<Set<string>> {
  const recorder = recordSpans(env);
  const app = await listen((_request, response) => response.end());
  stops.push(app.close, recorder.stop);
  for (const traceId of traceIds) {
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    await fetch(`${app.url}/api/x`, { headers: { traceparent, 'sec-fetch-site': 'same-origin' } });
  }
  // A server span ends when its answer is written, which the caller does not wait for.
  await app.close();
  return new Set(recorder.spans().map((span) => span.spanContext().traceId));
}

/** Trace ids of what the relay forwards, when the browser sends a span of each of the traces. */
async function forwardedByRelay(env: NodeJS.ProcessEnv): Promise<Set<string>> {
  const sink = await startSink();
  const relay = await startRelay(relayOptions({ ...env, OTEL_EXPORTER_OTLP_ENDPOINT: sink.url }));
  stops.push(relay.close, sink.close);
  const spans = traceIds.map((traceId) => otlpSpan({ traceId }));
  expect(await relay.sendJson(otlpRequest(spans))).toMatchObject({ status: 200, json: {} });
  await shutdownTelemetry();
  return new Set(sink.spans().map(({ traceId }) => traceId));
}

describe('the browser’s spans share the fate of their trace', () => {
  it.each([
    ['traceidratio', '0.5'],
    ['parentbased_traceidratio', '0.1'],
    ['traceidratio', '0'],
    ['always_off', ''],
    ['always_on', ''],
  ])('with OTEL_TRACES_SAMPLER=%s and OTEL_TRACES_SAMPLER_ARG=%s', async (sampler, argument) => {
    const env = { OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: argument };
    const before = counter('relay.not_sampled');
    const recorded = await recordedByServer(env);
    expect(await forwardedByRelay(env)).toEqual(recorded);
    expect(counter('relay.not_sampled') - before).toBe(traceIds.length - recorded.size);
  });
});

describe('OTEL_TRACES_SAMPLER_ARG', () => {
  const many = Array.from({ length: 4_000 }, () => newTraceId());
  const share = (argument: string | undefined) => {
    const isSampled = createTraceSampling({
      OTEL_TRACES_SAMPLER: 'traceidratio',
      OTEL_TRACES_SAMPLER_ARG: argument,
    });
    return many.filter(isSampled).length / many.length;
  };

  it.each([
    ['0.25', 0.25],
    ['1', 1],
    ['0', 0],
    ['', 1],
    [undefined, 1],
    ['nonsense', 1],
    ['7', 1],
  ])('%s samples a share of %d', (argument, expected) => {
    expect(share(argument)).toBeCloseTo(expected, 1);
  });
});
