import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Files } from '../files.ts';
import type { Resource } from '../resource.ts';

/** Where the backend's lines go, and how long they stay. */
export function logGroup(client: CloudWatchLogsClient, wanted: Files['logGroup']): Resource {
  const { logGroupName } = wanted;
  const retain = () => client.send(new PutRetentionPolicyCommand(wanted));
  return {
    name: `log group ${logGroupName}`,
    wanted,
    async current() {
      const prefix = { logGroupNamePrefix: logGroupName };
      for await (const page of paginateDescribeLogGroups({ client }, prefix)) {
        const found = page.logGroups?.find((group) => group.logGroupName === logGroupName);
        if (found) return { ...found };
      }
      return undefined;
    },
    async create() {
      await client.send(new CreateLogGroupCommand({ logGroupName }));
      await retain();
    },
    update: retain,
  };
}
