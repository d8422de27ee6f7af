import { z } from 'zod';
import type { LogGroup } from '../../logs/catalogue.ts';
import type { LogStore } from '../../logs/store.ts';
import { AwsError } from '../aws-error.ts';
import { alreadyExists } from './errors.ts';
import { findGroup, groupArn, type Operation, pageOf } from './resources.ts';
import { groupName, pageLimit, parseRequest } from './schema.ts';

const maximumGroups = 1000;

/** The days that PutRetentionPolicy takes, from CloudWatch's reference. */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

const named = z.object({ logGroupName: groupName });
const created = named.extend({ tags: z.record(z.string(), z.string()).default({}) });
const retained = named.extend({
  retentionInDays: z
    .number()
    .refine((days) => retentions.includes(days), `must be one of ${retentions.join(', ')}`),
});
const described = z.object({
  logGroupNamePrefix: z.string().max(512).optional(),
  logGroupNamePattern: z.string().max(512).optional(),
  limit: pageLimit(50),
  nextToken: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
});

/** CreateLogGroup, DeleteLogGroup, DescribeLogGroups, PutRetentionPolicy, DeleteRetentionPolicy. */
export function groupOperations(logs: LogStore): Record<string, Operation> {
  const { catalogue } = logs;
  return {
    async CreateLogGroup(request) {
      const { logGroupName, tags } = parseRequest(created, request);
      if (catalogue.groups.has(logGroupName)) {
        throw alreadyExists('The specified log group already exists');
      }
      if (catalogue.groups.size >= maximumGroups) {
        const message = `The Observatory has room for ${maximumGroups} log groups.`;
        throw new AwsError('LimitExceededException', message);
      }
      await catalogue.createGroup(logGroupName, tags);
      return {};
    },
    async DeleteLogGroup(request) {
      await logs.remove(findGroup(logs, parseRequest(named, request).logGroupName));
      return {};
    },
    async DescribeLogGroups(request) {
      const query = parseRequest(described, request);
      const { logGroupNamePrefix: prefix = '', logGroupNamePattern: pattern = '' } = query;
      const wanted = [...catalogue.groups.values()]
        .filter(({ name }) => name.startsWith(prefix) && name.includes(pattern))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      const { page, ...rest } = pageOf(wanted, query.limit, query.nextToken);
      return { logGroups: page.map(description), ...rest };
    },
    async PutRetentionPolicy(request) {
      const { logGroupName, retentionInDays } = parseRequest(retained, request);
      await retain(findGroup(logs, logGroupName), retentionInDays);
      return {};
    },
    async DeleteRetentionPolicy(request) {
      await retain(findGroup(logs, parseRequest(named, request).logGroupName), null);
      return {};
    },
  };

  async function retain(group: LogGroup, days: number | null): Promise<void> {
    // winston-cloudwatch sends it with every start-up, and sometimes with every batch.
    if (group.retentionDays === days) return;
    group.retentionDays = days;
    await catalogue.saveGroup(group);
  }
}

function description({ name, createdMs, retentionDays, streams }: LogGroup): object {
  let storedBytes = 0;
  for (const stream of streams.values()) storedBytes += stream.bytes;
  return {
    logGroupName: name,
    creationTime: createdMs,
    ...(retentionDays === null ? {} : { retentionInDays: retentionDays }),
    metricFilterCount: 0,
    arn: `${groupArn(name)}:*`,
    logGroupArn: groupArn(name),
    storedBytes,
    logGroupClass: 'STANDARD',
  };
}
