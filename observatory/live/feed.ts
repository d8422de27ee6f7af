import type { ServerResponse } from 'node:http';
import type { LiveEvents } from '../api.ts';
import type { Observatory } from '../observatory.ts';
import { listTraces } from '../traces/list.ts';

const pushEveryMs = 250;
const statusEveryMs = 2000;
const heartbeatEveryMs = 15_000;
const snapshotTraces = 50;
const maximumTracesPerPush = 200;

/** Pushes changes to the screens that are open, as server-sent events. */
export class LiveFeed {
  readonly #observatory: Observatory;
  readonly #clients = new Set<ServerResponse>();
  readonly #timers: NodeJS.Timeout[];
  readonly #maximum: number;

  constructor(observatory: Observatory, onError: (error: unknown) => void, maximum = 50) {
    this.#observatory = observatory;
    this.#maximum = maximum;
    this.#timers = [
      setInterval(() => {
        this.#pushTraces();
        this.#pushMail();
        this.#pushLogs();
        this.#pushMetrics();
        this.#pushXray();
        this.#pushErrors();
      }, pushEveryMs),
      setInterval(() => void this.#pushStatus().catch(onError), statusEveryMs),
      setInterval(() => this.#send(': still here\n\n'), heartbeatEveryMs),
    ];
  }

  get full(): boolean {
    return this.#clients.size >= this.#maximum;
  }

  /**
   * Starts with a snapshot of the newest traces and the status, so that a client that comes back
   * after a break has missed nothing that it would show.
   */
  async add(response: ServerResponse): Promise<void> {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.write('retry: 1000\n\n');
    this.#clients.add(response);
    response.on('close', () => this.#clients.delete(response));
    const { reader, open } = this.#observatory;
    const { traces } = await listTraces(reader, open, {
      search: undefined,
      service: undefined,
      errors: false,
      minMs: 0,
      vitals: true,
      before: undefined,
      limit: snapshotTraces,
    });
    response.write(eventText('traces', traces));
    response.write(eventText('status', await this.#observatory.status()));
  }

  #pushTraces(): void {
    const { open } = this.#observatory;
    const changed = open.takeChanged();
    if (this.#clients.size === 0 || changed.length === 0) return;
    const traces = changed
      .slice(-maximumTracesPerPush)
      .reverse()
      .flatMap((id) => {
        const trace = open.get(id);
        return trace ? [open.summaryOf(trace)] : [];
      });
    if (traces.length > 0) this.#send(eventText('traces', traces));
  }

  #pushMail(): void {
    const changed = this.#observatory.mailbox.takeChanged();
    if (changed) this.#send(eventText('mail', changed));
  }

  #pushErrors(): void {
    const changed = this.#observatory.errors.takeChanged();
    if (changed) this.#send(eventText('errors', changed));
  }

  #pushLogs(): void {
    const changed = this.#observatory.logs.takeChanged();
    if (changed) this.#send(eventText('logs', changed));
  }

  #pushMetrics(): void {
    const changed = this.#observatory.metrics.takeChanged();
    if (changed) this.#send(eventText('metrics', changed));
  }

  #pushXray(): void {
    const changed = this.#observatory.xray.takeChanged();
    if (changed) this.#send(eventText('xray', changed));
  }

  async #pushStatus(): Promise<void> {
    if (this.#clients.size === 0) return;
    this.#send(eventText('status', await this.#observatory.status()));
  }

  /** A client that does not read is cut off; it comes back and starts from a snapshot. */
  #send(text: string): void {
    for (const client of this.#clients) {
      if (client.writableNeedDrain) client.destroy();
      else client.write(text);
    }
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const client of this.#clients) client.end();
  }
}

function eventText<Name extends keyof LiveEvents>(name: Name, data: LiveEvents[Name]): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
