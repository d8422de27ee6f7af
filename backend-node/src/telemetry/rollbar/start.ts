import { announce, type VendorState } from '../announce.ts';
import { codeVersion } from '../code-version.ts';
import { environmentName } from '../environment.ts';
import { onShutdown } from '../lifecycle.ts';
import { setReporter } from '../report.ts';
import type { ItemAllowance } from './limits.ts';
import { browserTarget, type NoTarget, type RollbarTarget, serverTarget } from './target.ts';

/** Half of what is free; the other half is for browsers. See docs/decisions/0020. */
const ITEMS_PER_MONTH = 2_500;

/** Sends errors to Rollbar as the environment says, and says where, for the server and for pages. */
export async function startRollbar(env: NodeJS.ProcessEnv): Promise<void> {
  const target = serverTarget(env);
  announce('Rollbar', stateOf(target));
  announce('Rollbar in the browser', stateOf(browserTarget(env)));
  if ('reason' in target) return;
  // Loaded only when needed: the client takes its time.
  const { RollbarReporter } = await import('./reporter.ts');
  const reporter = new RollbarReporter({
    target,
    environment: environmentName(env),
    codeVersion: codeVersion(env),
    allowance: allowanceFor(target, env),
  });
  setReporter(reporter);
  onShutdown((deadline) => reporter.close(deadline));
}

function stateOf(target: RollbarTarget | NoTarget): VendorState {
  if ('reason' in target) return { on: false, reason: target.reason };
  return { on: true, name: target.name, at: new URL(target.endpoint).origin };
}

/** The Observatory costs nothing: there the limits only keep a flood from being one. */
function allowanceFor({ name }: RollbarTarget, env: NodeJS.ProcessEnv): ItemAllowance {
  if (name === 'Observatory') return { burst: 100, perMinute: 60, perMonth: 1_000_000 };
  const perMonth = Number(env.ROLLBAR_ITEMS_PER_MONTH) || ITEMS_PER_MONTH;
  return { burst: 20, perMinute: 6, perMonth };
}
