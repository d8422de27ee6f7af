import type { DuckDBConnection } from '@duckdb/node-api';
import type { Origin } from '../span.ts';

/** Origins remembered in memory; past it all are forgotten and numbered anew, which is harmless. */
const remembered = 10_000;

/** Resources and scopes, each stored once and numbered, since thousands of spans share one. */
export class Origins {
  readonly #ids = new Map<string, number>();
  readonly #ofObject = new WeakMap<Origin, number>();
  #unwritten: { id: number; body: string }[] = [];
  #next = 1;

  idOf(origin: Origin): number {
    const known = this.#ofObject.get(origin);
    if (known !== undefined) return known;
    const body = JSON.stringify(origin);
    let id = this.#ids.get(body);
    if (id === undefined) {
      if (this.#ids.size >= remembered) this.#ids.clear();
      id = this.#next++;
      this.#ids.set(body, id);
      this.#unwritten.push({ id, body });
    }
    this.#ofObject.set(origin, id);
    return id;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const reader = await connection.runAndReadAll('SELECT coalesce(max(id), 0) FROM origins');
    this.#next = Number(reader.getRows()[0]?.[0]) + 1;
  }

  /** To be called before the spans that refer to them are written. */
  async write(connection: DuckDBConnection): Promise<void> {
    if (this.#unwritten.length === 0) return;
    const appender = await connection.createAppender('origins');
    for (const { id, body } of this.#unwritten) {
      appender.appendInteger(id);
      appender.appendVarchar(body);
      appender.endRow();
    }
    appender.closeSync();
  }

  /** To be called when what `write` wrote is committed. */
  written(): void {
    this.#unwritten = [];
  }

  /** Forgets origins that no span refers to any more. */
  async prune(connection: DuckDBConnection): Promise<void> {
    await connection.run(
      'DELETE FROM origins WHERE id NOT IN (SELECT DISTINCT _origin FROM spans)',
    );
    this.#ids.clear();
  }
}
