import type { DuckDBConnection } from '@duckdb/node-api';
import { read } from '../store/reader.ts';
import { transaction } from '../store/transaction.ts';
import type { Writer } from '../store/writer.ts';
import type { NewEvent } from './rows.ts';

export interface LogStream {
  readonly name: string;
  readonly createdMs: number;
  events: number;
  bytes: number;
  firstEventMs: number | null;
  lastEventMs: number | null;
  lastIngestionMs: number | null;
}

export interface LogGroup {
  readonly name: string;
  readonly createdMs: number;
  retentionDays: number | null;
  readonly tags: Map<string, string>;
  readonly streams: Map<string, LogStream>;
}

/** The groups and their streams, all in memory, and in tables so that they are there again. */
export class Catalogue {
  readonly groups = new Map<string, LogGroup>();
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const groups = await read(
      connection,
      'SELECT name, created, retention_days, tags FROM log_groups',
    );
    for (const [name, created, retention, tags] of groups) {
      this.groups.set(String(name), {
        name: String(name),
        createdMs: Number(created),
        retentionDays: retention === null ? null : Number(retention),
        tags: new Map(Object.entries(JSON.parse(String(tags)) as Record<string, string>)),
        streams: new Map(),
      });
    }
    const streams = await read(connection, 'SELECT group_name, name, created FROM log_streams');
    for (const [group, name, created] of streams) {
      const stream = emptyStream(String(name), Number(created));
      this.groups.get(String(group))?.streams.set(stream.name, stream);
    }
    await this.count(connection);
  }

  /** What the table holds of each stream, counted anew after events went. */
  async count(connection: DuckDBConnection): Promise<void> {
    const rows = await read(
      connection,
      `SELECT group_name, stream_name, count(*), sum(bytes), min(time), max(time), max(received)
       FROM log_events GROUP BY ALL`,
    );
    // Not before they are counted, or meanwhile all would be empty.
    for (const stream of this.allStreams()) {
      Object.assign(stream, emptyStream(stream.name, stream.createdMs));
    }
    for (const [group, name, events, bytes, first, last, received] of rows) {
      const stream = this.groups.get(String(group))?.streams.get(String(name));
      if (!stream) continue;
      stream.events = Number(events);
      stream.bytes = Number(bytes);
      stream.firstEventMs = Number(first);
      stream.lastEventMs = Number(last);
      stream.lastIngestionMs = Number(received);
    }
  }

  *allStreams(): Generator<LogStream> {
    for (const { streams } of this.groups.values()) yield* streams.values();
  }

  async createGroup(name: string, tags: Record<string, string>): Promise<void> {
    const group: LogGroup = {
      name,
      createdMs: Date.now(),
      retentionDays: null,
      tags: new Map(Object.entries(tags)),
      streams: new Map(),
    };
    this.groups.set(name, group);
    await this.saveGroup(group);
  }

  /** After a change of its retention or tags. */
  async saveGroup({ name, createdMs, retentionDays, tags }: LogGroup): Promise<void> {
    const values = [
      name,
      BigInt(createdMs),
      retentionDays,
      JSON.stringify(Object.fromEntries(tags)),
    ];
    await this.#writer.exclusively((connection) =>
      transaction(connection, async () => {
        await connection.run('DELETE FROM log_groups WHERE name = $1', [name]);
        await connection.run('INSERT INTO log_groups VALUES ($1, $2, $3, $4)', values);
      }),
    );
  }

  async createStream(group: LogGroup, name: string): Promise<void> {
    const stream = emptyStream(name, Date.now());
    group.streams.set(name, stream);
    await this.#writer.exclusively((connection) =>
      connection.run('INSERT INTO log_streams VALUES ($1, $2, $3)', [
        group.name,
        name,
        BigInt(stream.createdMs),
      ]),
    );
  }

  /** Takes a stream and its events out, or a whole group where no stream is named. */
  async remove(group: LogGroup, stream?: string): Promise<void> {
    if (stream === undefined) this.groups.delete(group.name);
    else group.streams.delete(stream);
    const name = stream ?? null;
    await this.#writer.exclusively((connection) =>
      transaction(connection, async () => {
        await connection.run(
          'DELETE FROM log_events WHERE group_name = $1 AND ($2 IS NULL OR stream_name = $2)',
          [group.name, name],
        );
        await connection.run(
          'DELETE FROM log_streams WHERE group_name = $1 AND ($2 IS NULL OR name = $2)',
          [group.name, name],
        );
        if (stream !== undefined) return;
        await connection.run('DELETE FROM log_groups WHERE name = $1', [group.name]);
      }),
    );
  }
}

/** To be called for every event of a stream that was written. */
export function countEvent(
  stream: LogStream,
  { timeMs }: NewEvent,
  bytes: number,
  nowMs: number,
): void {
  stream.events++;
  stream.bytes += bytes;
  stream.firstEventMs = Math.min(stream.firstEventMs ?? timeMs, timeMs);
  stream.lastEventMs = Math.max(stream.lastEventMs ?? timeMs, timeMs);
  stream.lastIngestionMs = nowMs;
}

function emptyStream(name: string, createdMs: number): LogStream {
  return {
    name,
    createdMs,
    events: 0,
    bytes: 0,
    firstEventMs: null,
    lastEventMs: null,
    lastIngestionMs: null,
  };
}
