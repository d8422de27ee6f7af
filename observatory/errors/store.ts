import { randomUUID } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ErrorOccurrence, ErrorStatus } from '../api/errors.ts';
import { Waiters } from '../live/waiters.ts';
import { Drops } from '../store/drops.ts';
import { transaction } from '../store/transaction.ts';
import type { Writer } from '../store/writer.ts';
import { Deploys } from './deploys.ts';
import { platformOf, titleOf, traceIdOf } from './describe.ts';
import { fingerprintOf } from './fingerprint.ts';
import { Intake } from './intake.ts';
import { type Item, Items } from './items.ts';
import { ofTrace } from './occurrences.ts';
import { type ErrorData, levelOf } from './payload.ts';
import { mappedChain, presentOccurrence } from './present.ts';
import { SourceMaps } from './source-maps.ts';
import { createErrorTables, type ErrorCaps } from './tables.ts';
import { Usage } from './usage.ts';

/** A title, a level and the like are short; an environment comes from outside like the rest. */
const environmentLength = 100;
const traceLimit = 1000;

/** Errors as Rollbar keeps them: occurrences grouped into items, with source maps and deploys. */
export class ErrorStore {
  readonly items = new Items();
  readonly usage = new Usage();
  /** Of any error; whoever waits then asks which it was. */
  readonly arrivals = new Waiters<void>('errors');
  readonly sourceMaps: SourceMaps;
  readonly deploys: Deploys;
  readonly #writer: Writer;
  readonly #reader: DuckDBConnection;
  readonly #caps: ErrorCaps;
  readonly #drops = new Drops('dropped_errors', 'errors');
  readonly #intake: Intake;
  #received = 0;
  #newest: string | null = null;
  #changed = false;

  constructor(writer: Writer, reader: DuckDBConnection, caps: ErrorCaps) {
    this.#writer = writer;
    this.#reader = reader;
    this.#caps = caps;
    this.#intake = new Intake(writer, this.items, this.usage, this.#drops, caps);
    this.sourceMaps = new SourceMaps(writer, reader, caps, this.#drops);
    this.deploys = new Deploys(writer, reader, caps.deploys);
  }

  load(): Promise<void> {
    return this.#writer.exclusively(async (connection) => {
      for (const statement of createErrorTables) await connection.run(statement);
      await this.#drops.load(connection);
      await this.items.load(connection);
      await this.usage.load(connection);
      await this.#intake.load(connection);
      await this.sourceMaps.load(connection);
    });
  }

  /**
   * Keeps an occurrence; `sent` is its `data` as it came. Resolves with its uuid once it is written.
   * @throws IntakeFull when errors come faster than they can be written
   */
  async accept(data: ErrorData, sent: unknown): Promise<string> {
    const receivedMs = Date.now();
    const uuid = data.uuid ?? randomUUID();
    const title = titleOf(data);
    // A sender's clock may be ahead; an error of the future would stay on top.
    const timeMs = Math.min(receivedMs, Math.round((data.timestamp ?? receivedMs / 1000) * 1000));
    const seen = {
      fingerprint: fingerprintOf(data, await mappedChain(data, this.sourceMaps)),
      title,
      level: levelOf(data.level),
      environment: (data.environment || 'unknown').slice(0, environmentLength),
      platform: platformOf(data),
      timeMs,
    };
    const traceId = traceIdOf(data);
    const json = JSON.stringify(sent);
    await this.#intake.add({ uuid, timeMs, receivedMs, title, traceId, json, seen });
    this.#received++;
    this.#newest = uuid;
    this.#tell();
    return uuid;
  }

  refused(reason: string): void {
    this.#drops.count(reason, 1);
  }

  /** Resolves or reopens an item; undefined when there is none of this id. */
  async setResolved(id: number, resolved: boolean): Promise<Item | undefined> {
    const item = await this.#writer.exclusively(async (connection) => {
      const found = this.items.get(id);
      if (found) this.items.setResolved(found, resolved ? Date.now() : null);
      await transaction(connection, () => this.items.save(connection));
      return found;
    });
    this.#tell();
    return item;
  }

  /** What went wrong in a trace, oldest first, a thousand at most. */
  async ofTrace(traceId: string): Promise<ErrorOccurrence[]> {
    const stored = await ofTrace(this.#reader, traceId, traceLimit);
    return Promise.all(stored.map((each) => presentOccurrence(each, this.sourceMaps)));
  }

  status(): ErrorStatus {
    const dropped = this.#drops
      .list()
      .map(({ reason, count, lastMs }) => ({ reason, errors: count, last_ms: lastMs }));
    return {
      items: this.items.size,
      occurrences: this.usage.occurrences,
      occurrence_cap: this.#caps.occurrences,
      source_maps: this.sourceMaps.stored,
      received: this.#received,
      dropped,
    };
  }

  /** The newest occurrence's uuid, when occurrences came or items changed since the last call. */
  takeChanged(): { newest: string | null } | undefined {
    if (!this.#changed) return undefined;
    this.#changed = false;
    return { newest: this.#newest };
  }

  saveDrops(connection: DuckDBConnection): Promise<void> {
    return this.#drops.save(connection);
  }

  #tell(): void {
    this.#changed = true;
    this.arrivals.arrived();
  }
}
