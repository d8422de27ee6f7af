import { announce } from '../announce.ts';
import { serviceName } from '../environment.ts';
import { onShutdown } from '../lifecycle.ts';
import { watchQueue } from '../queues.ts';
import { startCloudWatch } from './cloudwatch/start.ts';
import { embeddedMetrics } from './emf.ts';
import { addSink } from './logger.ts';
import { RequestMetrics } from './metrics.ts';
import { logRequests } from './requests.ts';

const METRICS_EVERY_MS = 60_000;

/**
 * Starts the lines of requests and, where there is somewhere to send to, CloudWatch Logs; says
 * which in one line. Metrics are for CloudWatch alone: nobody else reads them out of a log.
 */
export function startLogs(env: NodeJS.ProcessEnv): void {
  const { state, delivery } = startCloudWatch(env);
  announce('CloudWatch Logs', state);
  if (delivery === undefined) {
    logRequests();
    return;
  }
  const metrics = new RequestMetrics();
  const service = serviceName(env);
  function sendMetrics(): void {
    const taken = metrics.take();
    if (taken) delivery?.add(JSON.stringify(embeddedMetrics(taken, service, Date.now())));
  }
  watchQueue('lines', () => delivery.queued);
  addSink((text) => delivery.add(text));
  logRequests(metrics);
  const timer = setInterval(sendMetrics, METRICS_EVERY_MS).unref();
  onShutdown((deadline) => {
    clearInterval(timer);
    sendMetrics();
    return delivery.close(deadline);
  });
}
