import { z } from 'zod';
import type { KeptRule } from '../../../xray/rule.ts';
import { operation, page, tagList, tagsOf } from '../operation.ts';

const pageSize = 100;
const name = z.string().min(1).max(32);
const members = {
  ResourceARN: z.string().max(500),
  Priority: z.number().int().min(1).max(9999),
  FixedRate: z.number().min(0).max(1),
  ReservoirSize: z.number().int().min(0),
  ServiceName: z.string().max(64),
  ServiceType: z.string().max(64),
  Host: z.string().max(64),
  HTTPMethod: z.string().max(10),
  URLPath: z.string().max(128),
  Attributes: z
    .record(z.string().min(1).max(32), z.string().min(1).max(32))
    .refine((given) => Object.keys(given).length <= 5, 'at most 5 attributes'),
};

const newRule = z.object({
  ...members,
  RuleName: name,
  Version: z.literal(1),
  // Clients leave out rules without it, and X-Ray never gives one without.
  Attributes: members.Attributes.default({}),
});
const key = { RuleName: name.optional(), RuleARN: z.string().min(1).max(500).optional() };

export const createSamplingRule = operation(
  z.object({ SamplingRule: newRule, Tags: tagList }),
  async ({ rules }, { SamplingRule, Tags }) => ({
    SamplingRuleRecord: record(await rules.create(SamplingRule, tagsOf(Tags))),
  }),
);

export const updateSamplingRule = operation(
  z.object({ SamplingRuleUpdate: z.object({ ...z.object(members).partial().shape, ...key }) }),
  async ({ rules }, { SamplingRuleUpdate: { RuleName, RuleARN, ...given } }) => ({
    SamplingRuleRecord: record(await rules.update({ RuleName, RuleARN }, given)),
  }),
);

export const deleteSamplingRule = operation(z.object(key), async ({ rules, quotas }, given) => {
  const deleted = await rules.delete(given);
  quotas.forget(deleted.rule.RuleName);
  return { SamplingRuleRecord: record(deleted) };
});

export const getSamplingRules = operation(
  z.object({ NextToken: z.string().nullish() }),
  ({ rules }, { NextToken: token }) => {
    const { items, ...next } = page(rules.list(), token ?? undefined, pageSize);
    return { SamplingRuleRecords: items.map(record), ...next };
  },
);

function record({ rule, createdAt, modifiedAt }: KeptRule): object {
  return { SamplingRule: rule, CreatedAt: createdAt, ModifiedAt: modifiedAt };
}
