import type { DuckDBConnection } from '@duckdb/node-api';
import type { LogEvent, LogStatus } from '../api/logs.ts';
import { Waiters } from '../live/waiters.ts';
import { ArrivalIds } from '../store/arrival-ids.ts';
import { Drops } from '../store/drops.ts';
import { read } from '../store/reader.ts';
import type { Writer } from '../store/writer.ts';
import { Catalogue, countEvent, type LogGroup, type LogStream } from './catalogue.ts';
import { EventWriter } from './event-writer.ts';
import { selectEvents } from './queries.ts';
import { type LogCaps, Room } from './room.ts';
import { eventFromRow, type NewEvent, rowsOf } from './rows.ts';
import { createLogTables } from './tables.ts';

const expireEveryMs = 60_000;
const maximumOfTrace = 1000;

export interface LogStoreOptions {
  writer: Writer;
  reader: DuckDBConnection;
  caps: LogCaps;
  onError: (error: unknown) => void;
}

/** Log groups, streams and events, in the Observatory's file. */
export class LogStore {
  readonly catalogue: Catalogue;
  readonly arrivals = new Waiters<LogEvent>('log events');
  readonly #options: LogStoreOptions;
  readonly #drops = new Drops('dropped_logs', 'events');
  readonly #events: EventWriter;
  readonly #room: Room;
  #received = 0;
  #ids = new ArrivalIds();
  #newest = 0n;
  #changed = false;
  #makingRoom = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LogStoreOptions) {
    this.#options = options;
    this.catalogue = new Catalogue(options.writer);
    this.#events = new EventWriter(options.writer);
    this.#room = new Room(options.caps, this.catalogue, this.#drops);
  }

  async load(): Promise<void> {
    await this.#options.writer.exclusively(async (connection) => {
      for (const statement of createLogTables) await connection.run(statement);
      await this.#drops.load(connection);
      await this.catalogue.load(connection);
      await this.#room.count(connection);
      await this.#room.enforce(connection);
      await this.#room.expire(connection, Date.now());
      const [row] = await read(connection, 'SELECT max(id) FROM log_events');
      this.#newest = (row?.[0] as bigint | null | undefined) ?? 0n;
    });
    this.#ids = new ArrivalIds(this.#newest);
    this.#timer = setInterval(
      () => void this.expire(Date.now()).catch(this.#options.onError),
      expireEveryMs,
    );
    this.#timer.unref();
  }

  /** The id of the newest event that can be read. */
  get newest(): string {
    return String(this.#newest);
  }

  /** False while writing is so far behind that senders had better come again. */
  get hasRoom(): boolean {
    return this.#events.hasRoom;
  }

  /** Resolves when the events are stored, in the order of their time. */
  async put(group: LogGroup, stream: LogStream, events: readonly NewEvent[]): Promise<void> {
    const now = Date.now();
    const rows = rowsOf(group.name, stream.name, events, now, () => this.#ids.next(now));
    const last = rows.at(-1);
    if (!last) return;
    await this.#events.append(rows);
    for (const { event, bytes } of rows) {
      countEvent(stream, event, bytes, now);
      this.#room.stored++;
      this.#room.bytes += bytes;
    }
    this.#received += rows.length;
    if (last.id > this.#newest) this.#newest = last.id;
    this.#changed = true;
    if (this.arrivals.size > 0) {
      for (const { values } of rows) this.arrivals.arrived(eventFromRow(values));
    }
    this.#makeRoom();
  }

  /** Counts events that were not taken. */
  refused(reason: string, events: number): void {
    this.#drops.count(reason, events);
  }

  /** Takes a stream or a whole group out, with its events. */
  async remove(group: LogGroup, stream?: string): Promise<void> {
    await this.catalogue.remove(group, stream);
    await this.#options.writer.exclusively((connection) => this.#room.count(connection));
    this.#changed = true;
  }

  /** Takes out what is older than its group keeps; runs by itself once a minute. */
  async expire(nowMs: number): Promise<void> {
    const keepsForEver = ({ retentionDays }: LogGroup) => retentionDays === null;
    if ([...this.catalogue.groups.values()].every(keepsForEver)) return;
    await this.#options.writer.exclusively(async (connection) => {
      if (await this.#room.expire(connection, nowMs)) this.#changed = true;
    });
  }

  /** The log lines of a trace, the oldest first, a thousand at most. */
  ofTrace(traceId: string): Promise<LogEvent[]> {
    return selectEvents(this.#options.reader, { traceId }, 'time', maximumOfTrace);
  }

  status(): LogStatus {
    const { caps } = this.#options;
    return {
      groups: this.catalogue.groups.size,
      stored: this.#room.stored,
      cap: caps.events,
      bytes: this.#room.bytes,
      cap_bytes: caps.bytes,
      received: this.#received,
      dropped: this.#drops
        .list()
        .map(({ reason, count, lastMs }) => ({ reason, events: count, last_ms: lastMs })),
    };
  }

  /** The newest event's id, when events came or went since the last call. */
  takeChanged(): { newest: string } | undefined {
    if (!this.#changed) return undefined;
    this.#changed = false;
    return { newest: this.newest };
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#options.writer.exclusively((connection) => this.#drops.save(connection));
  }

  #makeRoom(): void {
    if (!this.#room.isOver || this.#makingRoom) return;
    this.#makingRoom = true;
    this.#options.writer
      .exclusively((connection) => this.#room.enforce(connection))
      .catch(this.#options.onError)
      .finally(() => {
        this.#makingRoom = false;
      });
  }
}
