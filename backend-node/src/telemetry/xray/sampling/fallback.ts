import cruddur from '../../../../../aws/json/xray.json' with { type: 'json' };
import { DEFAULT_RULE, type SamplingRule } from './rule.ts';

/**
 * The rules while X-Ray's own cannot be had: the one of `aws/json/xray.json`, with its reservoir
 * and its rate, and what that does not match as sparingly.
 */
export function localRules(): SamplingRule[] {
  const rule = cruddur.SamplingRule;
  return [rule, { ...rule, RuleName: DEFAULT_RULE }];
}
