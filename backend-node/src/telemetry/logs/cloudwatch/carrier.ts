import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import WinstonCloudWatch from 'winston-cloudwatch';
import type { LogsDestination } from './destination.ts';
import { Guard } from './guard.ts';
import type { QueuedLine } from './line-queue.ts';

const CONNECT_MS = 3_000;
const ANSWER_MS = 5_000;

export interface CarrierOptions {
  readonly destination: LogsDestination;
  readonly group: string;
  readonly stream: string;
  /** One of the numbers that CloudWatch Logs knows. */
  readonly retentionDays: number;
  readonly onRetentionRefused: (error: Error) => void;
  /** How long an answer may take. */
  readonly answerMs?: number;
}

/** Takes batches to CloudWatch Logs, one at a time. */
export interface Carrier {
  /** One try for a batch that fits one call; rejects with why it was not taken. */
  carry(batch: readonly QueuedLine[], last: boolean): Promise<void>;
  /** Ends what runs, and the connections. */
  cut(): void;
}

/** What winston-cloudwatch has beside what its types tell; a test fails should it change. */
interface Internals {
  logEvents: { message: string; timestamp: number }[];
  submit(done: (error?: Error | null) => void): void;
  kthxbye(done: (error?: Error | null) => void): void;
}

/**
 * winston-cloudwatch, fed with whole batches: its own queue has no bound, so it is never more than
 * the batch that is under way. It makes the group, the stream and the retention.
 */
export function createCarrier(options: CarrierOptions): Carrier {
  const { destination, group, stream, retentionDays, answerMs = ANSWER_MS } = options;
  const guard = new Guard(stream, options.onRetentionRefused);
  const client = new CloudWatchLogs({
    region: destination.region,
    credentials: destination.credentials,
    ...(destination.endpoint !== undefined && { endpoint: destination.endpoint }),
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: answerMs,
      throwOnRequestTimeout: true,
      socketTimeout: answerMs,
    },
  });
  let cut: (reason: Error) => void = () => {};
  const untilCut = new Promise<never>((_resolve, reject) => {
    cut = reject;
  });
  untilCut.catch(() => {});
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const send = () => Promise.race([next(args), untilCut]);
        const answer = guard.around({ command: commandName, input: args.input, send });
        return (await answer) as Awaited<ReturnType<typeof next>>;
      },
    { step: 'initialize', name: 'guardOfWinstonCloudWatch' },
  );
  const transport = new WinstonCloudWatch({
    cloudWatchLogs: client,
    logGroupName: group,
    logStreamName: stream,
    retentionInDays: retentionDays,
  }) as unknown as Internals;

  return {
    carry(batch, last) {
      guard.beginTry();
      transport.logEvents = batch.map(({ text, at }) => ({ message: text, timestamp: at }));
      return new Promise((resolve, reject) => {
        transport[last ? 'kthxbye' : 'submit']((error) => {
          const left = transport.logEvents.length;
          transport.logEvents = [];
          if (error) reject(error);
          else if (left > 0) reject(new Error(`winston-cloudwatch left ${left} lines`));
          else resolve();
        });
      });
    },
    cut() {
      const reason = new Error('the process ends');
      guard.close(reason);
      cut(reason);
      client.destroy();
    },
  };
}
