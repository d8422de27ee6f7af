import { ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';

/**
 * The server's own sampling decision: the root sampler named by OTEL_TRACES_SAMPLER, asked also
 * when a caller sent its decision along, since a caller's flag must neither flood nor hide. Spans
 * inside the process follow the one above them.
 */
export function createSampler(env: NodeJS.ProcessEnv): Sampler {
  const root = rootSampler(env);
  return new ParentBasedSampler({
    root,
    remoteParentSampled: root,
    remoteParentNotSampled: root,
  });
}

/** The same decision by the trace id alone, for the browser's spans of the same traces. */
export function createTraceSampling(env: NodeJS.ProcessEnv): (traceId: string) => boolean {
  const root = rootSampler(env);
  return (traceId) =>
    root.shouldSample(ROOT_CONTEXT, traceId, '', SpanKind.INTERNAL, {}, []).decision ===
    SamplingDecision.RECORD_AND_SAMPLED;
}

function rootSampler(env: NodeJS.ProcessEnv): Sampler {
  const name = env.OTEL_TRACES_SAMPLER?.replace(/^parentbased_/, '');
  if (name === 'always_off') return new AlwaysOffSampler();
  if (name === 'traceidratio') {
    const ratio = Number(env.OTEL_TRACES_SAMPLER_ARG || 1);
    return new TraceIdRatioBasedSampler(ratio >= 0 && ratio <= 1 ? ratio : 1);
  }
  return new AlwaysOnSampler();
}
