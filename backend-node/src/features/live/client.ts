import type { LiveEvent } from '@cruddur/contract/api/live.ts';

/** What waits to be sent to one connection, at most; whoever does not read it has gone or hangs. */
const MAX_WAITING_BYTES = 128 * 1024;
/** After which a browser connects again by itself. */
const RETRY_MS = 2_000;

/** Who listens on a connection. */
export interface Listener {
  /** Absent where nobody is signed in. */
  viewer?: { uuid: string; session_uuid: string } | undefined;
  /** Of the network. */
  address: string;
}

/** The answer of Node's HTTP server, as far as it is used here. */
export interface Stream {
  readonly writableLength: number;
  write(text: string): boolean;
  end(): unknown;
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** One connection, in the form of server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export class Client {
  readonly viewer: Listener['viewer'];
  readonly #stream: Stream;
  #ended = false;

  constructor(stream: Stream, { viewer }: Listener, onClose: () => void) {
    this.viewer = viewer;
    this.#stream = stream;
    stream.once('close', () => {
      this.#ended = true;
      onClose();
    });
  }

  greet(): void {
    this.#write(`retry: ${RETRY_MS}\n\n`);
    this.send({ kind: 'hello' });
  }

  /** False where the connection was cut, since it does not read what it is sent. */
  send(event: LiveEvent): boolean {
    return this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  /** A comment, so that nobody between us takes the connection for dead; answers as `send` does. */
  beat(): boolean {
    return this.#write(':\n\n');
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stream.end();
  }

  #write(text: string): boolean {
    if (this.#ended) return true;
    if (this.#stream.writableLength > MAX_WAITING_BYTES) {
      this.#ended = true;
      this.#stream.destroy();
      return false;
    }
    this.#stream.write(text);
    return true;
  }
}
