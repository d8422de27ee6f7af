import { createSocket, type Socket } from 'node:dgram';
import { documentOf } from './datagram.ts';

/** Some thousand segments, for the moments in which this process is busy; the system may give less. */
const receiveBufferBytes = 4 * 1024 * 1024;
/** What may come while the Observatory is opening its file. */
const maximumEarly = 1000;

/** What is done with a document, and with a datagram that has none. */
export interface SegmentTaker {
  offer(document: string): void;
  refused(reason: 'datagram_invalid' | 'datagram_lost', segments: number): void;
}

/** Whether a datagram is to arrive: a fault that was ordered may hold it or lose it. */
export type Arrives = () => Promise<boolean>;

/** The UDP side of the daemon's port. It keeps what comes before `listenTo` says for whom. */
export class SegmentSocket {
  readonly #socket: Socket;
  readonly #early: Buffer[] = [];
  #lost = 0;
  #take = (datagram: Buffer): void => {
    if (this.#early.length < maximumEarly) this.#early.push(datagram);
    else this.#lost++;
  };

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (datagram) => this.#take(datagram));
  }

  /** @throws the system's error when the port is taken */
  static open(port: number, host: string): Promise<SegmentSocket> {
    return new Promise((resolve, reject) => {
      const type = host.includes(':') ? 'udp6' : 'udp4';
      const socket = createSocket({ type, recvBufferSize: receiveBufferBytes });
      const fail = (error: Error) => {
        socket.close();
        reject(error);
      };
      socket.once('error', fail);
      socket.bind(port, host, () => {
        socket.off('error', fail);
        resolve(new SegmentSocket(socket));
      });
    });
  }

  listenTo(taker: SegmentTaker, arrives: Arrives, onError: (error: unknown) => void): void {
    const take = async (datagram: Buffer) => {
      if (!(await arrives())) return taker.refused('datagram_lost', 1);
      const document = documentOf(datagram);
      if (document === undefined) taker.refused('datagram_invalid', 1);
      else taker.offer(document);
    };
    this.#take = (datagram) => void take(datagram).catch(onError);
    this.#socket.on('error', onError);
    taker.refused('datagram_lost', this.#lost);
    for (const datagram of this.#early.splice(0)) this.#take(datagram);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#socket.close(() => resolve()));
  }
}
