import { z } from 'zod';
import type { XrayStore } from '../../../xray/store.ts';
import { operation } from '../operation.ts';

/** How often a client is to report, as X-Ray says it. */
const intervalS = 10;
/** A quota outlives a report that comes late, and no more. */
const quotaTtlS = 2 * intervalS;

const count = z.number().int().min(0);
const statistics = z.object({
  RuleName: z.string().min(1).max(32),
  ClientID: z.string().regex(/^[0-9a-f]{24}$/i, 'is not 24 hexadecimal digits'),
  Timestamp: z.union([z.number(), z.string()]),
  RequestCount: count,
  SampledCount: count,
  BorrowCount: count.default(0),
});

/** Takes what clients counted, and gives each its share of every reservoir that it reports of. */
export const getSamplingTargets = operation(
  z.object({ SamplingStatisticsDocuments: z.array(statistics).max(26) }),
  async (store, { SamplingStatisticsDocuments: documents }) => {
    const targets: object[] = [];
    const unprocessed: object[] = [];
    for (const document of documents) {
      const target = await targetFor(store, document);
      if (target) targets.push(target);
      else {
        const { RuleName } = document;
        const Message = `There is no sampling rule ${RuleName}.`;
        unprocessed.push({ RuleName, ErrorCode: '400', Message });
      }
    }
    return {
      SamplingTargetDocuments: targets,
      LastRuleModification: store.rules.modifiedAt,
      UnprocessedStatistics: unprocessed,
    };
  },
);

export const getSamplingStatisticSummaries = operation(z.object({}), ({ rules }) => ({
  SamplingStatisticSummaries: rules.list().flatMap(({ rule, statistics }) =>
    statistics.reportedMs === null
      ? []
      : {
          RuleName: rule.RuleName,
          Timestamp: statistics.reportedMs / 1000,
          RequestCount: statistics.requests,
          BorrowCount: statistics.borrowed,
          SampledCount: statistics.sampled,
        },
  ),
}));

async function targetFor(
  { rules, quotas }: XrayStore,
  document: z.infer<typeof statistics>,
): Promise<object | undefined> {
  const { RuleName, ClientID, RequestCount, SampledCount, BorrowCount } = document;
  const kept = rules.byName(RuleName);
  if (!kept) return undefined;
  if (RequestCount + SampledCount + BorrowCount > 0) {
    const report = { requests: RequestCount, sampled: SampledCount, borrowed: BorrowCount };
    await rules.report(RuleName, report);
  }
  const { ReservoirSize, FixedRate } = kept.rule;
  const now = Date.now();
  return {
    RuleName,
    FixedRate,
    ReservoirQuota: quotas.share(RuleName, ReservoirSize, ClientID, now),
    ReservoirQuotaTTL: Math.floor(now / 1000) + quotaTtlS,
    Interval: intervalS,
  };
}
