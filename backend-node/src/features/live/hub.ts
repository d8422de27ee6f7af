import type { LiveEvent } from '@cruddur/contract/api/live.ts';
import type { LiveSignal } from '../../db/publish.ts';
import { AppError } from '../../http/app-error.ts';
import { Client, type Listener, type Stream } from './client.ts';

export interface HubOptions {
  /** Those of the sessions that are still signed in. */
  aliveSessions: (sessions: string[]) => Promise<Set<string>>;
  /** Takes the error of a look for them; everybody stays connected meanwhile. */
  onError?: (error: unknown) => void;
  /** Connections in all. */
  maxClients?: number;
  /** Connections of one person; the oldest goes for a new one. */
  maxPerPerson?: number;
  /** Connections of those who are not signed in, from one address; likewise. */
  maxPerAddress?: number;
}

/** What a person who is not signed in may hear of. */
const PUBLIC = new Set<LiveEvent['kind']>(['crud', 'crud_gone']);
const RETRY_SECONDS = '10';

/**
 * Whoever is connected to this copy of the server, and what they are told. All is bounded: the
 * connections, those of one person, and what waits in each to be sent.
 */
export class LiveHub {
  /** Since the start: how many were refused, made room for another, and were cut for being slow. */
  readonly counts = { refused: 0, replaced: 0, cut: 0 };
  readonly #options: Required<HubOptions>;
  /** By person, or by address of those who are not signed in; each the oldest first. */
  readonly #clients = new Map<string, Set<Client>>();
  #size = 0;
  #closed = false;

  constructor(options: HubOptions) {
    this.#options = {
      onError: () => {},
      maxClients: 10_000,
      maxPerPerson: 10,
      maxPerAddress: 100,
      ...options,
    };
  }

  get size(): number {
    return this.#size;
  }

  /** Greets a new connection and keeps it until it ends. @throws AppError `unavailable` */
  join(stream: Stream, listener: Listener): void {
    if (this.#closed || this.#size >= this.#options.maxClients) {
      this.counts.refused += 1;
      throw new AppError('unavailable', {
        sentence: 'No more live connections can be taken; try again in a moment.',
        headers: { 'Retry-After': RETRY_SECONDS },
      });
    }
    const { maxPerPerson, maxPerAddress } = this.#options;
    const key = listener.viewer?.uuid ?? listener.address;
    const same = this.#clients.get(key) ?? new Set<Client>();
    const [oldest] = same;
    if (oldest && same.size >= (listener.viewer ? maxPerPerson : maxPerAddress)) {
      this.counts.replaced += 1;
      this.#leave(key, oldest);
      oldest.end();
    }
    const client = new Client(stream, listener, () => this.#leave(key, client));
    same.add(client);
    this.#clients.set(key, same);
    this.#size += 1;
    client.greet();
  }

  /** Tells everybody, or those whom the signal names, what they may hear of. */
  deliver({ event, to }: LiveSignal): void {
    if (to === undefined) {
      for (const client of this.#all()) {
        if (client.viewer || PUBLIC.has(event.kind)) this.#send(client, event);
      }
      return;
    }
    for (const uuid of new Set(to)) {
      for (const client of this.#clients.get(uuid) ?? []) this.#send(client, event);
    }
  }

  /** What happened meanwhile was not heard: every page is to ask anew. */
  missed(): void {
    for (const client of this.#all()) this.#send(client, { kind: 'hello' });
  }

  /** Keeps connections alive, and ends those whose session has ended. */
  async beat(): Promise<void> {
    const clients = this.#all();
    for (const client of clients) if (!client.beat()) this.counts.cut += 1;
    const sessions = clients.flatMap(({ viewer }) => (viewer ? [viewer.session_uuid] : []));
    if (sessions.length === 0) return;
    try {
      const alive = await this.#options.aliveSessions([...new Set(sessions)]);
      for (const client of clients) {
        if (client.viewer && !alive.has(client.viewer.session_uuid)) client.end();
      }
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /** Ends every connection, and takes no more. */
  close(): void {
    this.#closed = true;
    for (const client of this.#all()) client.end();
  }

  #all(): Client[] {
    return [...this.#clients.values()].flatMap((same) => [...same]);
  }

  #send(client: Client, event: LiveEvent): void {
    if (!client.send(event)) this.counts.cut += 1;
  }

  #leave(key: string, client: Client): void {
    const same = this.#clients.get(key);
    if (!same?.delete(client)) return;
    this.#size -= 1;
    if (same.size === 0) this.#clients.delete(key);
  }
}
