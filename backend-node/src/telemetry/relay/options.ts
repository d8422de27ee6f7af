import type { DeliveryOptions } from '../delivery.ts';
import { type Destination, resolveDestination } from '../destination.ts';
import { environmentName, isDisabled, ownOrigins, serviceNamespace } from '../environment.ts';
import { createTraceSampling } from '../sampler.ts';
import type { Stamp } from './browser-resource.ts';

export interface RelayOptions extends DeliveryOptions {
  /** Where spans go; nowhere when undefined. */
  readonly destination: Destination | undefined;
  /** Origins whose pages may send, beside the page's own. */
  readonly origins: ReadonlySet<string>;
  readonly stamp: Stamp;
  /** The server's sampling decision: spans of other traces are dropped. */
  readonly isSampled: (traceId: string) => boolean;
  /** The time that partial spans are held by, in milliseconds from any start. */
  readonly now?: () => number;
}

/** The relay as the environment wants it, by the same variables as the server's own tracing. */
export function relayOptions(env: NodeJS.ProcessEnv): RelayOptions {
  return {
    destination: destinationOrNone(env),
    origins: ownOrigins(env),
    stamp: { namespace: serviceNamespace(env), environment: environmentName(env) },
    isSampled: createTraceSampling(env),
  };
}

/** An address that is no URL has been told at start; the application runs on without it. */
function destinationOrNone(env: NodeJS.ProcessEnv): Destination | undefined {
  try {
    return isDisabled(env) ? undefined : resolveDestination(env);
  } catch {
    return undefined;
  }
}
