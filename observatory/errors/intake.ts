import type { DuckDBConnection } from '@duckdb/node-api';
import { ArrivalIds } from '../store/arrival-ids.ts';
import { checkpoint } from '../store/checkpoint.ts';
import type { Drops } from '../store/drops.ts';
import { read } from '../store/reader.ts';
import { transaction } from '../store/transaction.ts';
import type { Writer } from '../store/writer.ts';
import type { Items, Seen } from './items.ts';
import { dropOldest, insertOccurrences, knownUuids, type StoredOccurrence } from './occurrences.ts';
import type { ErrorCaps } from './tables.ts';
import type { Usage } from './usage.ts';

/** An occurrence that is to be written; its item is known only then. */
export interface Incoming extends Omit<StoredOccurrence, 'id' | 'itemId'> {
  seen: Seen;
}

interface Waiting {
  incoming: Incoming;
  done: () => void;
  failed: (error: unknown) => void;
}

/** More than can be written in time have come. */
export class IntakeFull extends Error {}

/** What one write takes, so that spans and mail that come meanwhile wait for little. */
const batchSize = 100;

/** Writes occurrences in batches and keeps them under their caps. */
export class Intake {
  readonly #writer: Writer;
  readonly #items: Items;
  readonly #usage: Usage;
  readonly #drops: Drops;
  readonly #caps: ErrorCaps;
  #queue: Waiting[] = [];
  #writing = false;
  #ids = new ArrivalIds();
  /** Taken out since the last checkpoint, which alone gives the room back. */
  #removedBytes = 0;

  constructor(writer: Writer, items: Items, usage: Usage, drops: Drops, caps: ErrorCaps) {
    this.#writer = writer;
    this.#items = items;
    this.#usage = usage;
    this.#drops = drops;
    this.#caps = caps;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const [row] = await read(connection, 'SELECT max(id) FROM error_occurrences');
    this.#ids = new ArrivalIds(BigInt(String(row?.[0] ?? 0)));
  }

  /** Resolves once it is written. One that came before, by its uuid, is not written again. */
  add(incoming: Incoming): Promise<void> {
    if (this.#queue.length >= this.#caps.queue) {
      this.#drops.count('error_queue', 1);
      return Promise.reject(new IntakeFull('Errors come faster than they can be written.'));
    }
    return new Promise((done, failed) => {
      this.#queue.push({ incoming, done, failed });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#queue.length > 0) {
      await this.#writer.exclusively(async (connection) => {
        const batch = this.#queue.splice(0, batchSize);
        try {
          await this.#write(
            connection,
            batch.map(({ incoming }) => incoming),
          );
          for (const { done } of batch) done();
        } catch (error) {
          for (const { failed } of batch) failed(error);
        }
      });
    }
    this.#writing = false;
  }

  async #write(connection: DuckDBConnection, batch: readonly Incoming[]): Promise<void> {
    const known = await knownUuids(
      connection,
      batch.map(({ uuid }) => uuid),
    );
    const fresh = batch.filter(({ uuid }) => !known.has(uuid) && known.add(uuid));
    if (fresh.length === 0) return;
    try {
      await transaction(connection, async () => {
        const occurrences = fresh.map((incoming) => this.#place(incoming));
        await insertOccurrences(connection, occurrences);
        for (const occurrence of occurrences) this.#usage.add(occurrence);
        await this.#makeRoom(connection, new Set(occurrences.map(({ itemId }) => itemId)));
        await this.#items.save(connection);
      });
    } catch (error) {
      await this.#items.load(connection);
      await this.#usage.load(connection);
      throw error;
    }
    if (this.#removedBytes < this.#caps.bytes / 4) return;
    await checkpoint(connection);
    this.#removedBytes = 0;
  }

  #place({ seen, ...incoming }: Incoming): StoredOccurrence {
    const id = this.#ids.next(incoming.receivedMs);
    return { ...incoming, id, itemId: this.#items.see(seen).id };
  }

  async #makeRoom(connection: DuckDBConnection, grown: Iterable<number>): Promise<void> {
    const items = this.#items.takeOver(this.#caps.items);
    if (items.length > 0) {
      const ids = items.map(({ id }) => id).join(', ');
      await connection.run(`DELETE FROM error_items WHERE id IN (${ids})`);
      await connection.run(`DELETE FROM error_occurrences WHERE item_id IN (${ids})`);
      this.#drops.count('item_cap', items.length);
    }
    const over = this.#usage.isOver(this.#caps, grown);
    const gone = over ? await dropOldest(connection, this.#caps) : [];
    if (gone.length + items.length === 0) return;
    this.#drops.count('occurrence_cap', gone.length);
    this.#removedBytes += gone.reduce((sum, bytes) => sum + bytes, 0);
    await this.#drops.save(connection);
    await this.#usage.load(connection);
  }
}
