import { z } from 'zod';
import { operation, page, tagList, tagsOf } from '../operation.ts';

const pageSize = 100;
const name = z.string().min(1).max(32);
const key = { GroupName: name.optional(), GroupARN: z.string().min(1).max(400).optional() };
const changes = {
  FilterExpression: z.string().max(2000).optional(),
  InsightsConfiguration: z
    .object({
      InsightsEnabled: z.boolean().optional(),
      NotificationsEnabled: z.boolean().optional(),
    })
    .transform((given) => ({
      InsightsEnabled: given.InsightsEnabled ?? false,
      NotificationsEnabled: given.NotificationsEnabled ?? false,
    }))
    .optional(),
};

export const createGroup = operation(
  z.object({ GroupName: name, ...changes, Tags: tagList }),
  async ({ groups }, { GroupName, Tags, ...given }) => ({
    Group: await groups.create(GroupName, given, tagsOf(Tags)),
  }),
);

export const updateGroup = operation(
  z.object({ ...key, ...changes }),
  async ({ groups }, { GroupName, GroupARN, ...given }) => ({
    Group: await groups.update({ GroupName, GroupARN }, given),
  }),
);

export const deleteGroup = operation(z.object(key), async ({ groups }, given) => {
  await groups.delete(given);
  return {};
});

export const getGroup = operation(z.object(key), ({ groups }, given) => ({
  Group: groups.get(given),
}));

export const getGroups = operation(
  z.object({ NextToken: z.string().optional() }),
  ({ groups }, { NextToken: token }) => {
    const { items, ...next } = page(groups.list(), token, pageSize);
    return { Groups: items.map(({ group }) => group), ...next };
  },
);
