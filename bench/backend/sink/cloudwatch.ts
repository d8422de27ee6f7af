import type { Counts } from './counts.ts';

/** CloudWatch Logs in JSON 1.1, as far as winston-cloudwatch asks: streams are kept, lines counted. */
export class CloudWatchSink {
  readonly #counts: Counts;
  readonly #streams = new Set<string>();

  constructor(counts: Counts) {
    this.#counts = counts;
  }

  /** The answer to `operation`, the name behind the dot of X-Amz-Target. */
  answer(operation: string | undefined, body: Buffer): object {
    switch (operation) {
      case 'CreateLogStream': {
        const { logStreamName } = JSON.parse(body.toString()) as { logStreamName: string };
        this.#streams.add(logStreamName);
        return {};
      }
      case 'DescribeLogStreams':
        return { logStreams: [...this.#streams].map((logStreamName) => ({ logStreamName })) };
      case 'PutLogEvents': {
        const { logEvents } = JSON.parse(body.toString()) as { logEvents: unknown[] };
        this.#counts.lines += logEvents.length;
        return {};
      }
      default:
        return {};
    }
  }
}
