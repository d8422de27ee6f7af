import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { serviceName } from '../environment.ts';
import type { SpanPipeline } from '../pipeline.ts';
import { serverOf, textOf } from './attributes.ts';
import { LocalTraceCollector } from './collector.ts';
import type { DaemonAddress } from './daemon-address.ts';
import { toDatagrams } from './datagrams.ts';
import { createNaming } from './naming.ts';
import type { SamplingRequest } from './sampling/rule.ts';
import { sampleByRules, sampleForObservatory } from './sampling/sampler.ts';
import { toDocuments, toLoneSubsegment } from './segments.ts';
import { UdpSender } from './udp-sender.ts';

/**
 * Makes X-Ray segments of finished spans and sends them to the daemon at `address`: what X-Ray's
 * sampling rules choose, or for the Observatory everything.
 */
export function createXrayPipeline(address: DaemonAddress, env: NodeJS.ProcessEnv): SpanPipeline {
  const service = serviceName(env);
  const nameOf = createNaming(service, env.AWS_XRAY_URL);
  const chance = { now: Date.now, random: Math.random };
  const sample = address.name === 'Observatory' ? sampleForObservatory : sampleByRules;
  const sampler = sample(address.tcp, chance);
  const sender = new UdpSender(address.udp);
  const processor = new LocalTraceCollector({
    now: chance.now,
    decide: (root) => sampler.decide(samplingRequest(root, service)),
    onTrace: (root, others) => {
      for (const document of toDocuments(root, others, nameOf)) {
        for (const datagram of toDatagrams(document)) sender.send(datagram);
      }
    },
    onLate: (span) => {
      for (const datagram of toDatagrams(toLoneSubsegment(span))) sender.send(datagram);
    },
  });
  sampler.poller.start();
  return {
    processor,
    close: async (deadline) => {
      sampler.poller.stop();
      await sender.close(deadline);
    },
  };
}

/**
 * What the rules look at. The service is the one that we are, never the one that AWS_XRAY_URL names
 * after the Host header: whoever asks chooses that, and shall not choose the rule with it.
 */
function samplingRequest({ attributes, resource }: ReadableSpan, service: string): SamplingRequest {
  return {
    serviceName: service,
    serviceType: textOf(resource.attributes, 'cloud.platform'),
    host: serverOf(attributes),
    method: textOf(attributes, 'http.request.method'),
    path: textOf(attributes, 'url.path'),
    attributes,
  };
}
