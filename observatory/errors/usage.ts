import type { DuckDBConnection } from '@duckdb/node-api';
import { read } from '../store/reader.ts';
import type { StoredOccurrence } from './occurrences.ts';
import type { ErrorCaps } from './tables.ts';

/** How much is kept, counted along, so that a write need not ask whether it is too much. */
export class Usage {
  readonly #ofItem = new Map<number, number>();
  #occurrences = 0;
  #bytes = 0;

  get occurrences(): number {
    return this.#occurrences;
  }

  ofItem(itemId: number): number {
    return this.#ofItem.get(itemId) ?? 0;
  }

  add({ itemId, json }: StoredOccurrence): void {
    this.#ofItem.set(itemId, this.ofItem(itemId) + 1);
    this.#occurrences++;
    this.#bytes += Buffer.byteLength(json);
  }

  /** Whether something is to make room; `itemIds` are those that have grown. */
  isOver(caps: ErrorCaps, itemIds: Iterable<number>): boolean {
    if (this.#occurrences > caps.occurrences || this.#bytes > caps.bytes) return true;
    for (const id of itemIds) if (this.ofItem(id) > caps.occurrencesOfItem) return true;
    return false;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    this.#ofItem.clear();
    this.#occurrences = 0;
    this.#bytes = 0;
    const sql = 'SELECT item_id, count(*), sum(bytes) FROM error_occurrences GROUP BY item_id';
    for (const [itemId, count, bytes] of await read(connection, sql)) {
      this.#ofItem.set(Number(itemId), Number(count));
      this.#occurrences += Number(count);
      this.#bytes += Number(bytes);
    }
  }
}
