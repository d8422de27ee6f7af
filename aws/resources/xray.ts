import {
  CreateGroupCommand,
  CreateSamplingRuleCommand,
  paginateGetGroups,
  paginateGetSamplingRules,
  type SamplingRule,
  UpdateGroupCommand,
  UpdateSamplingRuleCommand,
  type XRayClient,
} from '@aws-sdk/client-xray';
import type { Files } from '../files.ts';
import type { Resource } from '../resource.ts';

/** The rule that says how many requests X-Ray is told of. */
export function samplingRule(client: XRayClient, rule: Files['rule']): Resource {
  const { RuleName } = rule;
  // The version is of the form of the rule, and cannot be changed.
  const { Version, ...changeable } = rule;
  return {
    name: `sampling rule ${RuleName}`,
    wanted: rule,
    async current() {
      for await (const page of paginateGetSamplingRules({ client }, {})) {
        for (const { SamplingRule } of page.SamplingRuleRecords ?? []) {
          if (SamplingRule?.RuleName === RuleName) return { ...SamplingRule };
        }
      }
      return undefined;
    },
    create: () =>
      client.send(new CreateSamplingRuleCommand({ SamplingRule: rule as unknown as SamplingRule })),
    update: () => client.send(new UpdateSamplingRuleCommand({ SamplingRuleUpdate: changeable })),
  };
}

/** The traces of Cruddur, for a service map and charts of their own. */
export function traceGroup(client: XRayClient, group: Files['group']): Resource {
  return {
    name: `group ${group.GroupName}`,
    wanted: group,
    async current() {
      for await (const page of paginateGetGroups({ client }, {})) {
        const found = page.Groups?.find(({ GroupName }) => GroupName === group.GroupName);
        if (found) return { ...found };
      }
      return undefined;
    },
    create: () => client.send(new CreateGroupCommand(group)),
    update: () => client.send(new UpdateGroupCommand(group)),
  };
}
