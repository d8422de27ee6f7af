import { createSocket, type Socket } from 'node:dgram';
import { count, countDropped } from '../counters.ts';
import type { Datagram } from './datagrams.ts';

/** Datagrams that wait for the name to be looked up, or for the kernel. */
const WAITING_LIMIT = 512;
const SEND_BUFFER = 128 * 1_024;
/** After a failure nothing is tried for so long, and what comes meanwhile is dropped. */
const PAUSE_MS = 1_000;

/**
 * Sends datagrams to the daemon. A connected socket, other than the SDK's emitter: the daemon's
 * name is looked up once and not for every datagram, and the kernel tells when nobody listens. A
 * failure closes it; the next datagram after a pause opens another, with the name looked up anew.
 */
export class UdpSender {
  readonly #address: { readonly host: string; readonly port: number };
  readonly #pauseMs: number;
  #socket: Socket | undefined;
  #connected = false;
  #closed = false;
  #waiting: Datagram[] = [];
  #running = 0;
  #pausedUntil = 0;
  /** The kernel tells of a refusal with the next call: it is the last one that was lost. */
  #lastSpans = 0;
  #whenIdle: (() => void)[] = [];

  constructor(address: { readonly host: string; readonly port: number }, pauseMs = PAUSE_MS) {
    this.#address = address;
    this.#pauseMs = pauseMs;
  }

  /** Sends at once or not at all; it never throws and never waits. */
  send(datagram: Datagram): void {
    const obstacle = this.#obstacle(datagram);
    if (obstacle !== undefined) {
      countDropped('xray', obstacle, datagram.spans);
      return;
    }
    this.#socket ??= this.#open();
    if (this.#connected) this.#write(this.#socket, datagram);
    else this.#waiting.push(datagram);
  }

  /** Waits until the kernel has all that was sent, or `deadline` aborts, and closes. */
  async close(deadline: AbortSignal): Promise<void> {
    this.#closed = true;
    if (this.#running + this.#waiting.length > 0 && !deadline.aborted) {
      await new Promise<void>((resolve) => {
        this.#whenIdle.push(resolve);
        deadline.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    this.#discard('closed');
  }

  #obstacle({ text }: Datagram): string | undefined {
    if (text === '') return 'oversize';
    if (this.#closed) return 'closed';
    if (performance.now() < this.#pausedUntil) return 'unavailable';
    return this.#running + this.#waiting.length >= WAITING_LIMIT ? 'queue_full' : undefined;
  }

  #open(): Socket {
    // Without a reference: what waits to be sent must not keep the process, close() does.
    const socket = createSocket('udp4').unref();
    socket.on('error', () => this.#fail(socket));
    socket.connect(this.#address.port, this.#address.host, (error?: Error) => {
      if (error) this.#fail(socket);
      if (socket !== this.#socket) return;
      this.#connected = true;
      // Some systems take no datagram that is larger than this, 9 kB by default on macOS.
      if (socket.getSendBufferSize() < SEND_BUFFER) socket.setSendBufferSize(SEND_BUFFER);
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const datagram of waiting) this.#write(socket, datagram);
    });
    return socket;
  }

  #write(socket: Socket, { text, spans }: Datagram): void {
    this.#running += 1;
    this.#lastSpans = spans;
    socket.send(text, (error) => {
      this.#running -= 1;
      if (error === null) count('xray.sent', spans);
      else this.#lose(socket, error, spans);
      if (this.#running + this.#waiting.length === 0) this.#idle();
    });
  }

  #lose(socket: Socket, error: NodeJS.ErrnoException, spans: number): void {
    // It is the datagram's fault alone.
    if (error.code === 'EMSGSIZE') countDropped('xray', 'oversize', spans);
    else {
      countDropped('xray', 'unavailable', spans);
      this.#lastSpans = 0;
      this.#fail(socket);
    }
  }

  #fail(socket: Socket): void {
    if (socket !== this.#socket) return;
    countDropped('xray', 'unavailable', this.#lastSpans);
    this.#pausedUntil = performance.now() + this.#pauseMs;
    this.#discard('unavailable');
  }

  /** Gives up the socket and what waits for it. */
  #discard(reason: string): void {
    for (const { spans } of this.#waiting) countDropped('xray', reason, spans);
    this.#waiting = [];
    this.#lastSpans = 0;
    this.#connected = false;
    this.#socket?.close();
    this.#socket = undefined;
    this.#idle();
  }

  #idle(): void {
    for (const resolve of this.#whenIdle) resolve();
    this.#whenIdle = [];
  }
}
