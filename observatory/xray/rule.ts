/** Rules as X-Ray's API has them, so that nothing is translated on its way; times are epoch seconds. */
export interface SamplingRule {
  RuleName: string;
  RuleARN: string;
  ResourceARN: string;
  Priority: number;
  FixedRate: number;
  ReservoirSize: number;
  ServiceName: string;
  ServiceType: string;
  Host: string;
  HTTPMethod: string;
  URLPath: string;
  Version: 1;
  Attributes: Record<string, string>;
}

export interface RuleStatistics {
  requests: number;
  sampled: number;
  borrowed: number;
  /** When a client last reported, in epoch milliseconds; null for never. */
  reportedMs: number | null;
}

/** A rule, its tags, and how often it matched since it was made. */
export interface KeptRule {
  rule: SamplingRule;
  createdAt: number;
  modifiedAt: number;
  tags: Record<string, string>;
  statistics: RuleStatistics;
}

export const defaultRuleName = 'Default';

/** The Observatory belongs to no account and no region; its ARNs say so. */
export function arn(resource: string): string {
  return `arn:aws:xray:us-east-1:000000000000:${resource}`;
}

export const noStatistics: RuleStatistics = {
  requests: 0,
  sampled: 0,
  borrowed: 0,
  reportedMs: null,
};

/** The rule that every account has, matches everything and comes last: 1 a second and 5 %. */
export function defaultRule(nowS: number): KeptRule {
  return {
    rule: {
      RuleName: defaultRuleName,
      RuleARN: arn(`sampling-rule/${defaultRuleName}`),
      ResourceARN: '*',
      Priority: 10_000,
      FixedRate: 0.05,
      ReservoirSize: 1,
      ServiceName: '*',
      ServiceType: '*',
      Host: '*',
      HTTPMethod: '*',
      URLPath: '*',
      Version: 1,
      Attributes: {},
    },
    createdAt: nowS,
    modifiedAt: nowS,
    tags: {},
    statistics: noStatistics,
  };
}

/** In the order in which they are tried: ascending priority, then name; Default is the last. */
export function inOrder(rules: readonly KeptRule[]): KeptRule[] {
  return rules.toSorted(
    ({ rule: a }, { rule: b }) =>
      a.Priority - b.Priority || (a.RuleName < b.RuleName ? -1 : Number(a.RuleName > b.RuleName)),
  );
}
