import { z } from 'zod';
import { XrayError } from '../../../xray/errors.ts';
import type { XrayStore } from '../../../xray/store.ts';
import { operation, tagList, tagsOf } from '../operation.ts';

const maximumTags = 50;
const resource = z.string().min(1).max(1011);

export const listTagsForResource = operation(
  z.object({ ResourceARN: resource }),
  (store, { ResourceARN }) => ({
    Tags: Object.entries(find(store, ResourceARN).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
);

export const tagResource = operation(
  z.object({ ResourceARN: resource, Tags: tagList }),
  async (store, { ResourceARN, Tags }) => {
    const { tags, set } = find(store, ResourceARN);
    const all = { ...tags, ...tagsOf(Tags) };
    if (Object.keys(all).length > maximumTags) {
      throw new XrayError('TooManyTagsException', `A resource has at most ${maximumTags} tags.`);
    }
    await set(all);
    return {};
  },
);

export const untagResource = operation(
  z.object({ ResourceARN: resource, TagKeys: z.array(z.string()) }),
  async (store, { ResourceARN, TagKeys }) => {
    const { tags, set } = find(store, ResourceARN);
    const left = Object.entries(tags).filter(([key]) => !TagKeys.includes(key));
    await set(Object.fromEntries(left));
    return {};
  },
);

interface Tagged {
  tags: Record<string, string>;
  set: (tags: Record<string, string>) => Promise<void>;
}

function find({ rules, groups }: XrayStore, arn: string): Tagged {
  const rule = rules.byArn(arn);
  if (rule) return { tags: rule.tags, set: (tags) => rules.tag(rule.rule.RuleName, tags) };
  const group = groups.byArn(arn);
  if (group) return { tags: group.tags, set: (tags) => groups.tag(group.group.GroupName, tags) };
  throw new XrayError('ResourceNotFoundException', `There is no group or rule ${arn}.`);
}
