import type { DuckDBConnection } from '@duckdb/node-api';
import { read } from '../store/reader.ts';
import type { SeriesState } from './increase.ts';
import type { SeriesIdentity } from './point.ts';

/** A series that is kept. */
export interface Series {
  readonly id: number;
  readonly identity: SeriesIdentity;
  /** Undefined until a point came since the start. */
  state: SeriesState | undefined;
  /** Whether it has points from before the start, of which nobody knows the latest. */
  known: boolean;
  /** When its newest point was taken; 0 while there is none. */
  lastMs: number;
  /** Between its two newest points; 0 while there are not two. */
  intervalMs: number;
}

/** All series, in memory, and in a table so that they are there again. */
export class SeriesCatalogue {
  readonly #byKey = new Map<string, Series>();
  readonly #most: number;
  #next = 1;
  #unwritten: Series[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#byKey.size;
  }

  all(): Iterable<Series> {
    return this.#byKey.values();
  }

  /** The series of that identity, made when there is none; undefined when there are too many. */
  of(identity: SeriesIdentity): Series | undefined {
    const key = keyOf(identity);
    const found = this.#byKey.get(key);
    if (found) return found;
    if (this.#byKey.size >= this.#most) return undefined;
    const made: Series = {
      id: this.#next++,
      identity,
      state: undefined,
      known: false,
      lastMs: 0,
      intervalMs: 0,
    };
    this.#byKey.set(key, made);
    this.#unwritten.push(made);
    return made;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const rows = await read(
      connection,
      `SELECT id, identity, state, last FROM metric_series LEFT JOIN
         (SELECT series, max(time) AS last FROM metric_points GROUP BY series) ON id = series`,
    );
    for (const [id, identity, state, last] of rows) {
      const parsed = JSON.parse(String(identity)) as SeriesIdentity;
      this.#byKey.set(keyOf(parsed), {
        id: Number(id),
        identity: parsed,
        state: state === null ? undefined : parseState(String(state)),
        known: state === null,
        lastMs: Number(last ?? 0),
        intervalMs: 0,
      });
      this.#next = Math.max(this.#next, Number(id) + 1);
    }
    // A state is right only until the next point: after an end that was none it must not be there.
    await connection.run('UPDATE metric_series SET state = NULL');
  }

  /**
   * Writes the series that are new; to be called with the first of their points. Gives what is to be
   * called once that is committed.
   */
  async save(connection: DuckDBConnection): Promise<() => void> {
    const writing = [...this.#unwritten];
    for (const { id, identity } of writing) {
      await connection.run('INSERT INTO metric_series VALUES ($1, $2, NULL)', [
        id,
        JSON.stringify(identity),
      ]);
    }
    return () => {
      this.#unwritten = this.#unwritten.slice(writing.length);
    };
  }

  /** Writes what the next points are compared with, for an orderly end. */
  async saveStates(connection: DuckDBConnection): Promise<void> {
    const saved = await this.save(connection);
    saved();
    for (const { id, state } of this.#byKey.values()) {
      if (!state) continue;
      const sql = 'UPDATE metric_series SET state = $2 WHERE id = $1';
      await connection.run(sql, [id, writeState(state)]);
    }
  }

  /** Takes out series that have no points any more and were not heard of since `beforeMs`. */
  async forget(connection: DuckDBConnection, beforeMs: number): Promise<void> {
    const rows = await read(connection, 'SELECT DISTINCT series FROM metric_points');
    const used = new Set(rows.map(([id]) => Number(id)));
    for (const [key, series] of this.#byKey) {
      if (used.has(series.id) || series.lastMs >= beforeMs) continue;
      this.#byKey.delete(key);
      await connection.run('DELETE FROM metric_series WHERE id = $1', [series.id]);
    }
  }
}

/** What makes a series: unit and description do not. */
function keyOf(identity: SeriesIdentity): string {
  const { name, type, temporality, monotonic, service, source, attributes } = identity;
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, type, temporality, monotonic, service, source, sorted]);
}

// JSON has no infinity, which the bounds of the outer buckets are.
function writeState(state: SeriesState): string {
  const buckets = state.buckets.map(({ low, high, count }) => [String(low), String(high), count]);
  return JSON.stringify({ ...state, buckets });
}

function parseState(text: string): SeriesState {
  const { buckets, ...rest } = JSON.parse(text) as Omit<SeriesState, 'buckets'> & {
    buckets: [string, string, number][];
  };
  return {
    ...rest,
    buckets: buckets.map(([low, high, count]) => ({ low: Number(low), high: Number(high), count })),
  };
}
