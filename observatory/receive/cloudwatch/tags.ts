import { z } from 'zod';
import type { LogGroup } from '../../logs/catalogue.ts';
import type { LogStore } from '../../logs/store.ts';
import { AwsError } from '../aws-error.ts';
import { findGroup, type Operation } from './resources.ts';
import { groupName, parseRequest } from './schema.ts';

const maximumTags = 50;

const tags = z.record(z.string().min(1).max(128), z.string().max(256));
const keys = z.array(z.string());
const group = z.object({ logGroupName: groupName });
const resource = z.object({
  resourceArn: z
    .string()
    .transform((arn) => /:log-group:([^:]+)/.exec(arn)?.[1] ?? arn)
    .pipe(groupName),
});

/** Tags of groups: the present operations by ARN, and the older ones by name. */
export function tagOperations(logs: LogStore): Record<string, Operation> {
  const byArn = (request: unknown) => findGroup(logs, parseRequest(resource, request).resourceArn);
  const byName = (request: unknown) => findGroup(logs, parseRequest(group, request).logGroupName);
  const list = (found: LogGroup) => ({ tags: Object.fromEntries(found.tags) });
  return {
    ListTagsForResource: async (request) => list(byArn(request)),
    ListTagsLogGroup: async (request) => list(byName(request)),
    TagResource: (request) => tag(byArn(request), request),
    TagLogGroup: (request) => tag(byName(request), request),
    UntagResource: (request) =>
      untag(byArn(request), parseRequest(z.object({ tagKeys: keys }), request).tagKeys),
    UntagLogGroup: (request) =>
      untag(byName(request), parseRequest(z.object({ tags: keys }), request).tags),
  };

  async function tag(found: LogGroup, request: unknown): Promise<object> {
    const added = Object.entries(parseRequest(z.object({ tags }), request).tags);
    if (new Set([...found.tags.keys(), ...added.map(([key]) => key)]).size > maximumTags) {
      throw new AwsError('TooManyTagsException', `A group has ${maximumTags} tags at most.`);
    }
    for (const [key, value] of added) found.tags.set(key, value);
    await logs.catalogue.saveGroup(found);
    return {};
  }

  async function untag(found: LogGroup, going: readonly string[]): Promise<object> {
    for (const key of going) found.tags.delete(key);
    await logs.catalogue.saveGroup(found);
    return {};
  }
}
