import type {
  PutLogEventsCommandInput,
  PutLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { countDropped } from '../../counters.ts';

/** Errors of a creation that the package takes for success. */
const MADE_ALREADY = new Set(['ResourceAlreadyExistsException', 'OperationAbortedException']);

/** One call of the API, as the SDK's middleware sees it. */
export interface ApiCall {
  /** The SDK's name of it, such as `PutLogEventsCommand`. */
  readonly command: string;
  readonly input: object;
  readonly send: () => Promise<{ output: object }>;
}

/**
 * Stands between winston-cloudwatch and the API, and makes up for what the package does without
 * end or without thought: it tries a failed PutLogEvents three times more without a pause, asks for
 * its stream until it is listed, and prints a stack when the retention cannot be set. Here a
 * batch has one try; when the next one is, the delivery says.
 */
export class Guard {
  readonly #stream: string;
  readonly #onRetentionRefused: (error: Error) => void;
  #failure: Error | undefined;
  #closed: Error | undefined;
  /** The stream was made, listed or not. */
  #made = false;

  constructor(stream: string, onRetentionRefused: (error: Error) => void) {
    this.#stream = stream;
    this.#onRetentionRefused = onRetentionRefused;
  }

  /** Lets the API be called again after a failure. */
  beginTry(): void {
    this.#failure = this.#closed;
  }

  /** Nothing is called any more. */
  close(reason: Error): void {
    this.#closed = reason;
    this.#failure = reason;
  }

  /** Makes the call, unless one of this try has failed; rejects as the call does. */
  async around({ command, input, send }: ApiCall): Promise<{ output: object }> {
    if (this.#failure !== undefined) {
      // The package prints this one's failure by itself, with a stack.
      if (command === 'PutRetentionPolicyCommand') return { output: {} };
      throw this.#failure;
    }
    switch (command) {
      case 'PutLogEventsCommand':
        return await this.#put(input as PutLogEventsCommandInput, send);
      case 'PutRetentionPolicyCommand':
        return await send().catch((error: Error) => {
          if (error !== this.#closed) this.#onRetentionRefused(error);
          return { output: {} };
        });
      case 'CreateLogStreamCommand':
        return await this.#create(send);
      case 'DescribeLogStreamsCommand': {
        const answer = await send();
        const made = this.#made ? [{ logStreamName: this.#stream }] : [];
        return { ...answer, output: { logStreams: made, ...(this.#made ? {} : answer.output) } };
      }
      default:
        return await send();
    }
  }

  async #create(send: ApiCall['send']): Promise<{ output: object }> {
    try {
      const answer = await send();
      this.#made = true;
      return answer;
    } catch (error) {
      this.#made = MADE_ALREADY.has((error as Error).name);
      throw error;
    }
  }

  async #put(input: PutLogEventsCommandInput, send: ApiCall['send']): Promise<{ output: object }> {
    const events = input.logEvents ?? [];
    for (const event of events) event.timestamp = Math.floor(event.timestamp ?? 0);
    try {
      const answer = await send();
      const output = answer.output as PutLogEventsCommandOutput;
      countDropped('cloudwatch', 'rejected', rejected(output, events.length));
      // The service ignores tokens now, but without one the package asks for the stream each time.
      return { ...answer, output: { ...output, nextSequenceToken: 'ignored' } };
    } catch (error) {
      // The package makes the group and stream anew, and puts once more.
      if ((error as Error).name === 'ResourceNotFoundException') this.#made = false;
      else this.#failure = error as Error;
      throw error;
    }
  }
}

/** How many events the service took in but did not keep, being too old or too new. */
function rejected({ rejectedLogEventsInfo: info }: PutLogEventsCommandOutput, all: number): number {
  const old = Math.max(info?.tooOldLogEventEndIndex ?? 0, info?.expiredLogEventEndIndex ?? 0);
  return old + (all - (info?.tooNewLogEventStartIndex ?? all));
}
