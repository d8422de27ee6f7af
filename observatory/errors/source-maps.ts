import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { blobValue, DuckDBBlobValue, type DuckDBConnection } from '@duckdb/node-api';
import { FlattenMap, type TraceMap } from '@jridgewell/trace-mapping';
import type { Drops } from '../store/drops.ts';
import { read } from '../store/reader.ts';
import { transaction } from '../store/transaction.ts';
import type { Writer } from '../store/writer.ts';
import { pathOf, withSources } from './source-paths.ts';
import type { ErrorCaps } from './tables.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Maps that are ready to be asked; parsed, one of a large bundle takes some megabytes. */
const parsedAtOnce = 4;

export interface SourceMapUpload {
  version: string;
  /** Address of the bundle; its host does not count, since a build is served from many. */
  minifiedUrl: string;
  map: string;
  /** Sources that the map names without holding their text, by name. */
  files: ReadonlyMap<string, string>;
}

/** What is to be stored cannot be read as a source map. */
export class NotASourceMap extends Error {}

/** The source maps of the newest releases, packed in the Observatory's file. */
export class SourceMaps {
  readonly #writer: Writer;
  readonly #reader: DuckDBConnection;
  readonly #caps: ErrorCaps;
  readonly #drops: Drops;
  #known = new Set<string>();
  readonly #parsed = new Map<string, Promise<TraceMap | undefined>>();

  constructor(writer: Writer, reader: DuckDBConnection, caps: ErrorCaps, drops: Drops) {
    this.#writer = writer;
    this.#reader = reader;
    this.#caps = caps;
    this.#drops = drops;
  }

  get stored(): number {
    return this.#known.size;
  }

  async load(connection: DuckDBConnection): Promise<void> {
    const rows = await read(connection, 'SELECT version, path FROM error_source_maps');
    this.#known = new Set(rows.map(([version, path]) => keyOf(String(version), String(path))));
  }

  /** Keeps a map, in place of an earlier one for the same bundle. @throws NotASourceMap */
  async add({ version, minifiedUrl, map, files }: SourceMapUpload): Promise<void> {
    const complete = withSources(map, files);
    parse(complete);
    const packed = await pack(complete);
    const path = pathOf(minifiedUrl);
    const values = [version, path, BigInt(Date.now()), blobValue(packed), packed.length];
    await this.#writer.exclusively(async (connection) => {
      await transaction(connection, async () => {
        await connection.run('DELETE FROM error_source_maps WHERE version = $1 AND path = $2', [
          version,
          path,
        ]);
        await connection.run('INSERT INTO error_source_maps VALUES ($1, $2, $3, $4, $5)', values);
        await this.#makeRoom(connection);
      });
      await this.load(connection);
    });
    this.#parsed.clear();
  }

  /** The map of a bundle in a release; undefined when it was never uploaded, or made room. */
  find(version: string, file: string): Promise<TraceMap | undefined> | undefined {
    const path = pathOf(file);
    const key = keyOf(version, path);
    if (!this.#known.has(key)) return undefined;
    const found = this.#parsed.get(key) ?? this.#read(version, path);
    // What could not be read is read again the next time.
    found.catch(() => this.#parsed.delete(key));
    // The one that was asked for last goes last, so that the first is the one to go.
    this.#parsed.delete(key);
    this.#parsed.set(key, found);
    const [oldest] = this.#parsed.keys();
    if (oldest !== undefined && this.#parsed.size > parsedAtOnce) this.#parsed.delete(oldest);
    return found;
  }

  async #read(version: string, path: string): Promise<TraceMap | undefined> {
    const sql = 'SELECT map FROM error_source_maps WHERE version = $1 AND path = $2';
    const [row] = await read(this.#reader, sql, [version, path]);
    const blob = row?.[0];
    if (!(blob instanceof DuckDBBlobValue)) return undefined;
    return parse((await unpack(blob.bytes)).toString());
  }

  async #makeRoom(connection: DuckDBConnection): Promise<void> {
    const gone = await read(
      connection,
      `DELETE FROM error_source_maps WHERE rowid IN (
         SELECT id FROM (
           SELECT rowid AS id, row_number() OVER newest AS place, sum(bytes) OVER newest AS total
           FROM error_source_maps WINDOW newest AS (ORDER BY received DESC, rowid DESC))
         WHERE place > 1 AND (place > $1 OR total > $2)) RETURNING path`,
      [this.#caps.sourceMaps, this.#caps.sourceMapBytes],
    );
    this.#drops.count('source_map_cap', gone.length);
  }
}

function keyOf(version: string, path: string): string {
  return `${version}\n${path}`;
}

function parse(map: string): TraceMap {
  try {
    const parsed = new FlattenMap(map);
    // An object without mappings is taken for an empty map otherwise.
    if (parsed.version !== 3 || parsed.sources.length === 0) throw new Error('it maps no source');
    return parsed;
  } catch (error) {
    throw new NotASourceMap(`source_map is not a source map: ${(error as Error).message}`);
  }
}
