import { z } from 'zod';
import type { LogGroup, LogStream } from '../../logs/catalogue.ts';
import type { LogStore } from '../../logs/store.ts';
import { alreadyExists, invalidParameter } from './errors.ts';
import { findGroup, findStream, groupArn, type Operation, pageOf } from './resources.ts';
import { anyGroup, groupName, namedGroup, pageLimit, parseRequest, streamName } from './schema.ts';

/** Streams of one group; a process makes one, and the one that was silent longest makes room. */
const maximumStreams = 2000;

/** No longer needed by CloudWatch, and by older clients only handed back. */
export const sequenceToken = '49545295115971876468408574808474247253216482926214600000';

const named = z.object({ logGroupName: groupName, logStreamName: streamName });
const described = z.object({
  ...anyGroup,
  logStreamNamePrefix: streamName.optional(),
  orderBy: z.enum(['LogStreamName', 'LastEventTime']).default('LogStreamName'),
  descending: z.boolean().default(false),
  limit: pageLimit(50),
  nextToken: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
});

/** CreateLogStream, DeleteLogStream, DescribeLogStreams. */
export function streamOperations(logs: LogStore): Record<string, Operation> {
  return {
    async CreateLogStream(request) {
      const { logGroupName, logStreamName } = parseRequest(named, request);
      const group = findGroup(logs, logGroupName);
      if (group.streams.has(logStreamName)) {
        throw alreadyExists('The specified log stream already exists');
      }
      if (group.streams.size >= maximumStreams) await forgetOne(group);
      await logs.catalogue.createStream(group, logStreamName);
      return {};
    },
    async DeleteLogStream(request) {
      const { logGroupName, logStreamName } = parseRequest(named, request);
      const group = findGroup(logs, logGroupName);
      await logs.remove(group, findStream(group, logStreamName).name);
      return {};
    },
    async DescribeLogStreams(request) {
      const query = parseRequest(described, request);
      const byTime = query.orderBy === 'LastEventTime';
      if (byTime && query.logStreamNamePrefix !== undefined) {
        throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
      }
      const group = findGroup(logs, namedGroup(query));
      const { logStreamNamePrefix: prefix = '' } = query;
      const streams = [...group.streams.values()]
        .filter(({ name }) => name.startsWith(prefix))
        .sort(
          byTime ? (a, b) => lastEvent(a) - lastEvent(b) : (a, b) => (a.name < b.name ? -1 : 1),
        );
      if (query.descending) streams.reverse();
      const { page, ...rest } = pageOf(streams, query.limit, query.nextToken);
      return { logStreams: page.map((stream) => description(group, stream)), ...rest };
    },
  };

  async function forgetOne(group: LogGroup): Promise<void> {
    const [oldest] = [...group.streams.values()].sort((a, b) => lastEvent(a) - lastEvent(b));
    if (!oldest) return;
    logs.refused('log_stream_cap', oldest.events);
    await logs.remove(group, oldest.name);
  }
}

function lastEvent({ lastEventMs, createdMs }: LogStream): number {
  return lastEventMs ?? createdMs;
}

function description(group: LogGroup, stream: LogStream): object {
  return {
    logStreamName: stream.name,
    creationTime: stream.createdMs,
    ...(stream.firstEventMs === null ? {} : { firstEventTimestamp: stream.firstEventMs }),
    ...(stream.lastEventMs === null ? {} : { lastEventTimestamp: stream.lastEventMs }),
    ...(stream.lastIngestionMs === null ? {} : { lastIngestionTime: stream.lastIngestionMs }),
    uploadSequenceToken: sequenceToken,
    arn: `${groupArn(group.name)}:log-stream:${stream.name}`,
    storedBytes: stream.bytes,
  };
}
