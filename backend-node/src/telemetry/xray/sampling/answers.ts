import { z } from 'zod';

const rule = z.object({
  RuleName: z.string(),
  ResourceARN: z.string().default('*'),
  Priority: z.number(),
  FixedRate: z.number(),
  ReservoirSize: z.number().default(0),
  ServiceName: z.string().default('*'),
  ServiceType: z.string().default('*'),
  Host: z.string().default('*'),
  HTTPMethod: z.string().default('*'),
  URLPath: z.string().default('*'),
  Version: z.literal(1),
  Attributes: z
    .record(z.string(), z.string())
    .nullish()
    .transform((attributes) => attributes ?? {}),
});

/** `/GetSamplingRules` of X-Ray's API; rules of another version than 1 are passed over. */
export const rulesAnswer = z.object({
  SamplingRuleRecords: z
    .array(z.object({ SamplingRule: z.unknown() }))
    .transform((records) =>
      records.flatMap(({ SamplingRule }) => rule.safeParse(SamplingRule).data ?? []),
    ),
  NextToken: z.string().nullish(),
});

/** `/SamplingTargets` of X-Ray's API; times are epoch seconds. */
export const targetsAnswer = z.object({
  SamplingTargetDocuments: z.array(
    z.object({
      RuleName: z.string(),
      FixedRate: z.number().nullish().transform(absent),
      ReservoirQuota: z.number().nullish().transform(absent),
      ReservoirQuotaTTL: z.number().nullish().transform(absent),
    }),
  ),
  LastRuleModification: z.number().nullish(),
});

function absent<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
