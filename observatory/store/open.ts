import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { createTables, schemaVersion } from './schema.ts';

export interface Database {
  /** The only connection that writes. */
  writer: DuckDBConnection;
  /** For what taking spans in has to look up; queries on one connection wait for one another. */
  ingest: DuckDBConnection;
  /** For what people ask. */
  reader: DuckDBConnection;
  /** For questions to the spans, which may take seconds; a small one need not wait for a large one. */
  askers: DuckDBConnection[];
  close(): void;
}

/**
 * Opens the file, replaying what an earlier process had not checkpointed. A file that cannot be
 * read, or is of another version, is set aside and a new one started, since recorded traces are
 * not worth a tool that does not start; `notice` gets a sentence about it. A file that another
 * process holds is an error.
 */
export async function openDatabase(
  path: string,
  memoryLimitBytes: number,
  notice: (sentence: string) => void,
): Promise<Database> {
  if (path === ':memory:') return connect(path, memoryLimitBytes);
  mkdirSync(dirname(path), { recursive: true });
  try {
    return await connect(path, memoryLimitBytes);
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0];
    if (!existsSync(path)) throw error;
    if (/lock on file|being used by another process/i.test(String(error))) {
      const hint = 'Stop the other Observatory, or set OBSERVATORY_DATA to another path.';
      throw new Error(`${path} is in use by another process. ${hint}`, { cause: error });
    }
    const aside = setAside(path);
    notice(`${path} could not be read (${reason}). It was set aside as ${aside}.`);
    return connect(path, memoryLimitBytes);
  }
}

async function connect(path: string, memoryLimitBytes: number): Promise<Database> {
  // DuckDB's own choice for a store in memory is the working directory.
  const inMemory = path === ':memory:';
  const spills = inMemory ? mkdtempSync(join(tmpdir(), 'observatory-')) : `${path}.tmp`;
  const removeSpills = () => rmSync(spills, { recursive: true, force: true });
  const options = {
    temp_directory: spills,
    threads: '2',
    memory_limit: `${Math.round(memoryLimitBytes / 1024)}KiB`,
    // Only explicit checkpoints, which run where no query waits for them.
    wal_autocheckpoint: '256MB',
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  };
  const instance = await DuckDBInstance.create(path, options).catch((error: unknown) => {
    if (inMemory) removeSpills();
    throw error;
  });
  try {
    // Only now is the file known to be ours, and what is there to be a killed process's.
    if (!inMemory) removeSpills();
    const writer = await instance.connect();
    const ingest = await instance.connect();
    const reader = await instance.connect();
    const askers = [await instance.connect(), await instance.connect()];
    for (const statement of createTables) await writer.run(statement);
    await checkVersion(writer);
    const close = () => {
      // What still runs on it would hold the file, and the process.
      reader.interrupt();
      for (const connection of [...askers, reader, ingest, writer]) connection.closeSync();
      instance.closeSync();
      removeSpills();
    };
    return { writer, ingest, reader, askers, close };
  } catch (error) {
    instance.closeSync();
    removeSpills();
    throw error;
  }
}

async function checkVersion(connection: DuckDBConnection): Promise<void> {
  const rows = (await connection.runAndReadAll('SELECT schema_version FROM about')).getRows();
  if (rows.length === 0) {
    await connection.run(`INSERT INTO about VALUES (${schemaVersion})`);
  } else if (rows[0]?.[0] !== schemaVersion) {
    throw new Error(`it has version ${rows[0]?.[0]} of the tables, and this is ${schemaVersion}`);
  }
}

function setAside(path: string): string {
  const aside = `${path}.unreadable-${new Date().toISOString().replaceAll(':', '-')}`;
  renameSync(path, aside);
  if (existsSync(`${path}.wal`)) renameSync(`${path}.wal`, `${aside}.wal`);
  return aside;
}
