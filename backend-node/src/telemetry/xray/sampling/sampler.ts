import type { TcpAddress } from './daemon-client.ts';
import { localRules } from './fallback.ts';
import { RulePoller } from './poller.ts';
import type { SamplingRequest } from './rule.ts';
import { type Chance, SamplingRules } from './rules.ts';

/** Rules that could not be had anew for so long are not followed any more, as in the SDKs. */
const RULES_HOLD_MS = 3_600_000;

/** Whether a local trace goes to X-Ray. */
export interface XraySampler {
  decide(request: SamplingRequest): boolean;
  readonly poller: RulePoller;
}

/**
 * Samples by X-Ray's rules, which the daemon forwards; by `aws/json/xray.json` while it does not.
 */
export function sampleByRules(address: TcpAddress, chance: Chance): XraySampler {
  const rules = new SamplingRules(chance);
  const local = ownRules(chance);
  const poller = new RulePoller({ address, rules, now: chance.now });
  const hold = () => chance.now() - (poller.fetchedMs ?? Number.NEGATIVE_INFINITY) < RULES_HOLD_MS;
  return {
    poller,
    decide: (request) =>
      (hold() ? rules.decide(request) : undefined) ?? local.decide(request) ?? false,
  };
}

/** The local rules, whose whole reservoir is this process's own as long as nobody shares it out. */
function ownRules(chance: Chance): SamplingRules {
  const rules = localRules();
  const sampling = new SamplingRules(chance, rules);
  sampling.follow(
    rules.map(({ RuleName, ReservoirSize }) => ({
      RuleName,
      ReservoirQuota: ReservoirSize,
      ReservoirQuotaTTL: Number.POSITIVE_INFINITY,
    })),
  );
  return sampling;
}

/**
 * Samples for the Observatory: everything, since nothing is paid for there and whoever clicks shall
 * find each click; except what matches a rule that was made there. Its `Default` is X-Ray's, of one
 * a second and 5 %, which nobody chose: that rule counts what it matches, and takes all of it.
 */
export function sampleForObservatory(address: TcpAddress, chance: Chance): XraySampler {
  const rules = new SamplingRules(chance);
  const poller = new RulePoller({ address, rules, takeAllByDefault: true, now: chance.now });
  return { poller, decide: (request) => rules.decide(request) ?? true };
}
