import type { VendorState } from '../../announce.ts';
import { serviceName } from '../../environment.ts';
import { instanceId } from '../../instance.ts';
import { LogDelivery } from './delivery.ts';
import { type LogsDestination, resolveLogsDestination } from './destination.ts';
import { Troubles } from './troubles.ts';

const DEFAULT_RETENTION_DAYS = 7;

/** Starts sending to CloudWatch Logs, or to what stands in for it, if there is anything. */
export function startCloudWatch(env: NodeJS.ProcessEnv): {
  state: VendorState;
  delivery?: LogDelivery;
} {
  const destination = resolveLogsDestination(env);
  if (typeof destination === 'string') return { state: { on: false, reason: destination } };
  const troubles = new Troubles('CloudWatch Logs');
  const delivery = new LogDelivery(loadCarrier(destination, troubles, env), troubles);
  return { state: { on: true, name: destination.name, at: destination.at }, delivery };
}

/** The SDK takes a while to load; lines wait for it, and nothing else does. */
async function loadCarrier(
  destination: LogsDestination,
  troubles: Troubles,
  env: NodeJS.ProcessEnv,
) {
  const { createCarrier } = await import('./carrier.ts');
  return createCarrier({
    destination,
    group: env.CLOUDWATCH_LOG_GROUP || 'cruddur',
    stream: streamName(serviceName(env), new Date()),
    retentionDays: Number(env.CLOUDWATCH_LOG_RETENTION_DAYS) || DEFAULT_RETENTION_DAYS,
    onRetentionRefused: (error) => troubles.failed('the retention is not set', error),
  });
}

/** `<service>/<day>/<instance>`: one process each, and a service's streams stand in order. */
function streamName(service: string, now: Date): string {
  const day = now.toISOString().slice(0, 10);
  return `${service.replaceAll(/[:*]/g, '_')}/${day}/${instanceId}`;
}
