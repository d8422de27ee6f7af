import type { DuckDBConnection } from '@duckdb/node-api';
import type { Origin } from '../span.ts';

/**
 * Origins remembered in memory, and the characters that they have together; past either all are
 * forgotten and numbered anew, which is harmless.
 */
const maximumRemembered = 10_000;
const maximumCharacters = 8_000_000;

/** Resources and scopes, each stored once and numbered, since thousands of spans share one. */
export class Origins {
  readonly #ids = new Map<string, number>();
  #ofObject = new WeakMap<Origin, number>();
  #unwritten: { id: number; body: string }[] = [];
  #characters = 0;
  #next = 1;

  idOf(origin: Origin): number {
    const known = this.#ofObject.get(origin);
    if (known !== undefined) return known;
    const body = JSON.stringify(origin);
    let id = this.#ids.get(body);
    if (id === undefined) {
      id = this.#next++;
      this.#remember(body, id);
      this.#unwritten.push({ id, body });
    }
    this.#ofObject.set(origin, id);
    return id;
  }

  #remember(body: string, id: number): void {
    this.#characters += body.length;
    if (this.#ids.size >= maximumRemembered || this.#characters > maximumCharacters) {
      this.#ids.clear();
      this.#characters = body.length;
    }
    this.#ids.set(body, id);
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const reader = await connection.runAndReadAll('SELECT coalesce(max(id), 0) FROM origins');
    this.#next = Number(reader.getRows()[0]?.[0]) + 1;
  }

  /**
   * To be called before the spans that refer to them are written. Gives what is to be called once
   * that is committed; origins that come up in between are left for the next time.
   */
  async write(connection: DuckDBConnection): Promise<() => void> {
    const writing = [...this.#unwritten];
    if (writing.length === 0) return () => {};
    const appender = await connection.createAppender('origins');
    for (const { id, body } of writing) {
      appender.appendInteger(id);
      appender.appendVarchar(body);
      appender.endRow();
    }
    appender.closeSync();
    return () => {
      this.#unwritten = this.#unwritten.slice(writing.length);
    };
  }

  /** Numbers all origins anew from here on; gives the first number that is still to come. */
  forget(): number {
    this.#ids.clear();
    this.#characters = 0;
    this.#ofObject = new WeakMap();
    return this.#next;
  }
}
