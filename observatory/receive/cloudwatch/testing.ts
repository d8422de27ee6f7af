import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import type { LogEvent, LogGroupSummary, LogList } from '../../api/logs.ts';
import type { Config } from '../../config.ts';
import { type Harness, startHarness } from '../../testing/harness.ts';

/** A real Observatory and AWS's own client of it. */
export interface LogsHarness extends Harness {
  client: CloudWatchLogs;
  /** Group and stream, made. */
  stream(logGroupName: string, logStreamName: string): Promise<Named>;
  put(named: Named, ...messages: string[]): Promise<void>;
  list(query?: string): Promise<LogEvent[]>;
  groups(): Promise<LogGroupSummary[]>;
}

export interface Named {
  logGroupName: string;
  logStreamName: string;
}

export const anyCredentials = { accessKeyId: 'any', secretAccessKey: 'any' };

export async function startLogsHarness(overrides: Partial<Config> = {}): Promise<LogsHarness> {
  const harness = await startHarness(overrides);
  const client = new CloudWatchLogs({
    endpoint: harness.url,
    region: 'us-east-1',
    credentials: anyCredentials,
    maxAttempts: 1,
  });
  const read = async (path: string) => (await fetch(`${harness.url}/api/logs${path}`)).json();
  return {
    ...harness,
    client,
    async stream(logGroupName, logStreamName) {
      await client.createLogGroup({ logGroupName }).catch(ignoreExisting);
      await client.createLogStream({ logGroupName, logStreamName });
      return { logGroupName, logStreamName };
    },
    async put(named, ...messages) {
      const timestamp = Date.now();
      const logEvents = messages.map((message) => ({ timestamp, message }));
      await client.putLogEvents({ ...named, logEvents });
    },
    list: async (query = '') => ((await read(`?${query}`)) as LogList).events,
    groups: async () => (await read('/groups')) as LogGroupSummary[],
    async close() {
      client.destroy();
      await harness.close();
    },
  };
}

function ignoreExisting(error: Error): void {
  if (error.name !== 'ResourceAlreadyExistsException') throw error;
}
