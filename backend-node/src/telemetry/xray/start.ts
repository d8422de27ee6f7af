import { announce, type VendorState } from '../announce.ts';
import { isDisabled } from '../environment.ts';
import type { SpanPipeline } from '../pipeline.ts';
import { type DaemonAddress, daemonAddress } from './daemon-address.ts';

const HOW = 'set AWS_XRAY_DAEMON_ADDRESS, or run the Observatory, to turn it on';

/** Starts X-Ray where the environment says so, and tells it in one line; undefined when it is off. */
export async function startXray(env: NodeJS.ProcessEnv): Promise<SpanPipeline | undefined> {
  if (isDisabled(env)) return off('OTEL_SDK_DISABLED or OTEL_TRACES_EXPORTER says so');
  let address: DaemonAddress | undefined;
  try {
    address = await daemonAddress(env);
  } catch (error) {
    return off((error as Error).message);
  }
  if (address === undefined) return off(HOW);
  const { createXrayPipeline } = await import('./pipeline.ts');
  const pipeline = createXrayPipeline(address, env);
  say({ on: true, name: address.name, at: `udp://${address.udp.host}:${address.udp.port}` });
  return pipeline;
}

function off(reason: string): undefined {
  say({ on: false, reason });
}

function say(state: VendorState): void {
  announce('X-Ray', state);
}
