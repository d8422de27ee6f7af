import { openDatabase } from '../../observatory/store/open.ts';

/** Where the Observatory keeps letters, which are for people and hold what they are told. */
const letters = new Set(['mails']);

/** Every row that an Observatory has stored, as text, by its table. */
export interface Stored {
  /** What it received in the place of a vendor, and what it made of that. */
  received: Map<string, string[]>;
  mails: string[];
}

/** Reads all tables of the file of an Observatory that has ended, whatever they are. */
export async function readStored(file: string): Promise<Stored> {
  const database = await openDatabase(file, 256 * 1024 * 1024, (sentence) => {
    throw new Error(sentence);
  });
  try {
    const rowsOf = async (query: string) =>
      (await database.reader.runAndReadAll(query)).getRowsJS().map((row) => String(row[0]));
    const stored: Stored = { received: new Map(), mails: [] };
    for (const table of await rowsOf('SELECT table_name FROM information_schema.tables')) {
      const rows = await rowsOf(`SELECT CAST(row AS VARCHAR) FROM "${table}" AS row`);
      if (letters.has(table)) stored.mails.push(...rows);
      else stored.received.set(table, rows);
    }
    return stored;
  } finally {
    database.close();
  }
}
