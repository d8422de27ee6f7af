import type { DuckDBConnection } from '@duckdb/node-api';
import type { ErrorLevel, ErrorPlatform } from '../api/errors.ts';
import { read } from '../store/reader.ts';
import { Counts } from './counts.ts';
import { insertRows } from './insert-rows.ts';

export interface Item {
  id: number;
  fingerprint: string;
  title: string;
  levels: Set<ErrorLevel>;
  environments: Set<string>;
  platforms: Set<ErrorPlatform>;
  firstSeen: number;
  lastSeen: number;
  occurrences: number;
  resolved: number | null;
  reactivated: number | null;
  counts: Counts;
}

/** What an item learns of one of its occurrences. */
export interface Seen {
  fingerprint: string;
  title: string;
  level: ErrorLevel;
  environment: string;
  platform: ErrorPlatform;
  timeMs: number;
}

const maximumEnvironments = 20;

/** The items, all of them in memory, since they are few and change with every occurrence. */
export class Items {
  readonly #byFingerprint = new Map<string, Item>();
  readonly #byId = new Map<number, Item>();
  readonly #changed = new Set<Item>();
  #lastId = 0;

  get size(): number {
    return this.#byId.size;
  }

  all(): Item[] {
    return [...this.#byId.values()];
  }

  get(id: number): Item | undefined {
    return this.#byId.get(id);
  }

  /** Counts an occurrence. The first after an item was resolved makes it active again. */
  see(seen: Seen): Item {
    const item = this.#byFingerprint.get(seen.fingerprint) ?? this.#create(seen);
    item.title = seen.title;
    item.levels.add(seen.level);
    item.platforms.add(seen.platform);
    if (item.environments.size < maximumEnvironments) item.environments.add(seen.environment);
    item.firstSeen = Math.min(item.firstSeen, seen.timeMs);
    item.lastSeen = Math.max(item.lastSeen, seen.timeMs);
    item.occurrences++;
    item.counts.add(seen.timeMs);
    if (item.resolved !== null) {
      item.resolved = null;
      item.reactivated = seen.timeMs;
    }
    this.#changed.add(item);
    return item;
  }

  /** Reopened by hand, an item was never away, and so has not come back. */
  setResolved(item: Item, resolvedMs: number | null): void {
    item.resolved = resolvedMs;
    item.reactivated = null;
    this.#changed.add(item);
  }

  /** Takes out what is over the cap: resolved ones first, then those not seen for the longest. */
  takeOver(cap: number): Item[] {
    if (this.size <= cap) return [];
    const order = (a: Item, b: Item) =>
      Number(a.resolved === null) - Number(b.resolved === null) || a.lastSeen - b.lastSeen;
    const gone = this.all()
      .sort(order)
      .slice(0, this.size - cap);
    for (const item of gone) this.#forget(item);
    return gone;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    for (const item of this.all()) this.#forget(item);
    for (const row of await read(connection, 'SELECT * FROM error_items ORDER BY id')) {
      const [id, fingerprint, title, levels, environments, platforms, ...rest] = row;
      const [firstSeen, lastSeen, occurrences, resolved, reactivated, counts] = rest;
      this.#keep({
        id: Number(id),
        fingerprint: String(fingerprint),
        title: String(title),
        levels: new Set(JSON.parse(String(levels)) as ErrorLevel[]),
        environments: new Set(JSON.parse(String(environments)) as string[]),
        platforms: new Set(JSON.parse(String(platforms)) as ErrorPlatform[]),
        firstSeen: Number(firstSeen),
        lastSeen: Number(lastSeen),
        occurrences: Number(occurrences),
        resolved: resolved === null ? null : Number(resolved),
        reactivated: reactivated === null ? null : Number(reactivated),
        counts: Counts.parse(String(counts)),
      });
    }
  }

  /** Writes what has changed; within the caller's transaction, and for `load` to undo. */
  async save(connection: DuckDBConnection): Promise<void> {
    const changed = [...this.#changed];
    if (changed.length === 0) return;
    const ids = changed.map(({ id }) => id).join(', ');
    await connection.run(`DELETE FROM error_items WHERE id IN (${ids})`);
    await insertRows(connection, 'error_items', changed.map(rowOf));
    this.#changed.clear();
  }

  #create({ fingerprint, title, timeMs }: Seen): Item {
    const item: Item = {
      id: this.#lastId + 1,
      fingerprint,
      title,
      levels: new Set(),
      environments: new Set(),
      platforms: new Set(),
      firstSeen: timeMs,
      lastSeen: timeMs,
      occurrences: 0,
      resolved: null,
      reactivated: null,
      counts: Counts.empty(),
    };
    this.#keep(item);
    return item;
  }

  #keep(item: Item): void {
    this.#byFingerprint.set(item.fingerprint, item);
    this.#byId.set(item.id, item);
    this.#lastId = Math.max(this.#lastId, item.id);
  }

  #forget(item: Item): void {
    this.#byFingerprint.delete(item.fingerprint);
    this.#byId.delete(item.id);
    this.#changed.delete(item);
  }
}

function rowOf(item: Item) {
  return [
    BigInt(item.id),
    item.fingerprint,
    item.title,
    JSON.stringify([...item.levels]),
    JSON.stringify([...item.environments]),
    JSON.stringify([...item.platforms]),
    BigInt(item.firstSeen),
    BigInt(item.lastSeen),
    BigInt(item.occurrences),
    item.resolved === null ? null : BigInt(item.resolved),
    item.reactivated === null ? null : BigInt(item.reactivated),
    String(item.counts),
  ];
}
