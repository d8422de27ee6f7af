import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Counts } from './sink/counts.ts';
import type { Ports } from './sink/destination.ts';

/** Where the telemetry of one process goes, so that it is counted apart. */
export interface Destination {
  /** The origin of OTLP, CloudWatch Logs and Rollbar. */
  readonly url: string;
  /** As AWS_XRAY_DAEMON_ADDRESS has it. */
  readonly daemon: string;
  /** What has arrived until now. */
  counts(): Promise<Counts>;
}

export interface Sink {
  open(): Promise<Destination>;
  stop(): void;
}

/** Starts the one process that takes telemetry; ask it one thing at a time. */
export function startSink(): Sink {
  const child = fork(fileURLToPath(new URL('./sink/main.ts', import.meta.url)));
  async function ask<Answer>(message: 'open' | number): Promise<Answer> {
    child.send(message);
    const [answer] = await once(child, 'message');
    return answer as Answer;
  }
  return {
    async open() {
      const { number, ports } = await ask<{ number: number; ports: Ports }>('open');
      return {
        url: `http://127.0.0.1:${ports.http}`,
        daemon: `tcp:127.0.0.1:${ports.http} udp:127.0.0.1:${ports.udp}`,
        counts: () => ask<Counts>(number),
      };
    },
    stop: () => child.disconnect(),
  };
}
