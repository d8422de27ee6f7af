import type { IncomingMessage, ServerResponse } from 'node:http';
import { eventually } from '../../testing/eventually.ts';
import { listen } from '../../testing/servers.ts';

export interface PutCall {
  group: string;
  stream: string;
  /** Of the whole batch, as the service counts it. */
  bytes: number;
  events: { timestamp: number; message: string }[];
}

type Fault = 'hang' | 'reset' | { status: number; type: string } | undefined;
/** A fault of all operations or of the named one. */
export type FaultFor = (operation: string) => Fault;

interface Asked {
  logGroupName: string;
  logStreamName: string;
  retentionInDays: number;
  logEvents: PutCall['events'];
}

/**
 * CloudWatch Logs as far as winston-cloudwatch asks of it, over real HTTP (JSON 1.1), that can be
 * made to fail in the ways that the service and networks do.
 */
export async function startLogsService() {
  const groups = new Map<string, Set<string>>();
  const retention = new Map<string, number>();
  const puts: PutCall[] = [];
  const operations: string[] = [];
  let fault: FaultFor = () => undefined;
  let lists = true;

  const missing = { status: 400, type: 'ResourceNotFoundException' };
  const handlers: Record<string, (asked: Asked) => object> = {
    CreateLogGroup: ({ logGroupName }) => {
      groups.set(logGroupName, new Set());
      return {};
    },
    PutRetentionPolicy: ({ logGroupName, retentionInDays }) => {
      retention.set(logGroupName, retentionInDays);
      return {};
    },
    CreateLogStream: ({ logGroupName, logStreamName }) => {
      groups.get(logGroupName)?.add(logStreamName);
      return {};
    },
    DescribeLogStreams: ({ logGroupName }) => {
      const streams = groups.get(logGroupName);
      if (streams === undefined) throw missing;
      return { logStreams: lists ? [...streams].map((name) => ({ logStreamName: name })) : [] };
    },
    PutLogEvents: ({ logGroupName: group, logStreamName: stream, logEvents: events }) => {
      if (!groups.get(group)?.has(stream)) throw missing;
      const bytes = events.reduce((sum, one) => sum + Buffer.byteLength(one.message) + 26, 0);
      puts.push({ group, stream, bytes, events });
      return {};
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = String(request.headers['x-amz-target']).replace('Logs_20140328.', '');
    operations.push(operation);
    const broken = fault(operation);
    if (broken === 'hang') return;
    if (broken === 'reset') return void request.socket.destroy();
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    try {
      if (broken !== undefined) throw broken;
      const body = handlers[operation]?.(JSON.parse(Buffer.concat(chunks).toString()));
      response.end(JSON.stringify(body ?? {}));
    } catch (error) {
      const { status, type } = error as { status: number; type: string };
      response.writeHead(status).end(JSON.stringify({ __type: type, message: `${type} on order` }));
    }
  }

  const server = await listen((request, response) => void answer(request, response));
  const events = () => puts.flatMap((put) => put.events);
  return {
    ...server,
    puts,
    operations,
    retention,
    events,
    messages: () => events().map(({ message }) => message),
    /** Waits until so many lines have come. */
    taken: (count: number) =>
      eventually(() => events().length >= count && events(), `${count} lines`),
    /** Makes every operation fail so, or well again. */
    fail(kind: Fault | FaultFor) {
      fault = typeof kind === 'function' ? kind : () => kind;
    },
    /** From now on streams are made but not listed. */
    listNothing() {
      lists = false;
    },
    forgetAll: () => groups.clear(),
  };
}

export type LogsService = Awaited<ReturnType<typeof startLogsService>>;
