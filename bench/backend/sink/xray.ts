/** What every rule of X-Ray must have, or the SDK drops it. */
const anything = {
  ResourceARN: '*',
  ServiceName: '*',
  ServiceType: '*',
  Host: '*',
  HTTPMethod: '*',
  URLPath: '*',
  Version: 1,
  Attributes: {},
};

/** The rule that every account of AWS has: one request a second, and 5 % of the others. */
const DEFAULT = {
  ...anything,
  RuleName: 'Default',
  Priority: 10_000,
  FixedRate: 0.05,
  ReservoirSize: 1,
};

/** The answer of X-Ray's API to `path`, as the daemon forwards it; undefined for any other path. */
export function xrayAnswer(path: string): object | undefined {
  const now = Date.now() / 1000;
  if (path === '/GetSamplingRules') {
    return {
      SamplingRuleRecords: [{ CreatedAt: now, ModifiedAt: now, SamplingRule: DEFAULT }],
    };
  }
  if (path === '/SamplingTargets') {
    const { RuleName, FixedRate, ReservoirSize } = DEFAULT;
    return {
      SamplingTargetDocuments: [
        {
          RuleName,
          FixedRate,
          ReservoirQuota: ReservoirSize,
          ReservoirQuotaTTL: now + 30,
          Interval: 10,
        },
      ],
      // Of a rule that never changes, so that nobody asks for the rules anew.
      LastRuleModification: 0,
      UnprocessedStatistics: [],
    };
  }
  return undefined;
}
