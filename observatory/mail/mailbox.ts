import type { DuckDBConnection } from '@duckdb/node-api';
import type { Mail, MailStatus } from '../api.ts';
import { Waiters } from '../live/waiters.ts';
import type { ParsedMail } from '../receive/smtp/parse.ts';
import type { MailTaker } from '../receive/smtp/server.ts';
import { ArrivalIds } from '../store/arrival-ids.ts';
import { checkpoint } from '../store/checkpoint.ts';
import { Drops } from '../store/drops.ts';
import { read } from '../store/reader.ts';
import type { Writer } from '../store/writer.ts';
import { previewOf, rowOf } from './rows.ts';

export interface MailCaps {
  mails: number;
  /** Of all that is kept of them, attachments excluded. */
  bytes: number;
}

export const defaultMailCaps: MailCaps = { mails: 1000, bytes: 16 * 1024 * 1024 };

/** The newest mails, in the Observatory's file. What does not fit makes room and is counted. */
export class Mailbox implements MailTaker {
  readonly arrivals = new Waiters<Mail>('mail');
  readonly #writer: Writer;
  readonly #caps: MailCaps;
  readonly #drops = new Drops('dropped_mails', 'mails');
  #received = 0;
  #stored = 0;
  #bytes = 0;
  /** Taken out since the last checkpoint, which alone gives the room back. */
  #removedBytes = 0;
  #newest: string | null = null;
  #ids = new ArrivalIds();
  #changed = false;

  constructor(writer: Writer, caps: MailCaps) {
    this.#writer = writer;
    this.#caps = caps;
  }

  async load(): Promise<void> {
    await this.#writer.exclusively(async (connection) => {
      await this.#drops.load(connection);
      await this.#count(connection);
    });
    this.#ids = new ArrivalIds(BigInt(this.#newest ?? 0));
  }

  async accept(parsed: ParsedMail): Promise<void> {
    const received = Date.now();
    const id = this.#ids.next(received);
    const mail: Mail = {
      ...parsed,
      id: String(id),
      received_ms: received,
      preview: previewOf(parsed.text),
    };
    const { values, bytes } = rowOf(mail);
    await this.#writer.exclusively(async (connection) => {
      const places = values.map((_, at) => `$${at + 1}`);
      await connection.run(`INSERT INTO mails VALUES (${places.join(', ')})`, values);
      this.#stored++;
      this.#bytes += bytes;
      this.#newest = mail.id;
      await this.#makeRoom(connection);
    });
    this.#received++;
    this.#changed = true;
    this.arrivals.arrived(mail);
  }

  refused(reason: string): void {
    this.#drops.count(reason, 1);
  }

  async clear(): Promise<void> {
    await this.#writer.exclusively(async (connection) => {
      await connection.run('DELETE FROM mails');
      await this.#removed(connection);
    });
    this.#changed = true;
  }

  status(): Omit<MailStatus, 'address'> {
    const dropped = this.#drops
      .list()
      .map(({ reason, count, lastMs }) => ({ reason, mails: count, last_ms: lastMs }));
    return { stored: this.#stored, cap: this.#caps.mails, received: this.#received, dropped };
  }

  /** The newest mail's id, when mails came or went since the last call. */
  takeChanged(): { newest: string | null } | undefined {
    if (!this.#changed) return undefined;
    this.#changed = false;
    return { newest: this.#newest };
  }

  saveDrops(connection: DuckDBConnection): Promise<void> {
    return this.#drops.save(connection);
  }

  async #makeRoom(connection: DuckDBConnection): Promise<void> {
    const { mails, bytes } = this.#caps;
    if (this.#stored <= mails && this.#bytes <= bytes) return;
    const before = this.#stored;
    await connection.run(
      `DELETE FROM mails WHERE id IN (
         SELECT id FROM (
           SELECT id, row_number() OVER newest AS place, sum(bytes) OVER newest AS total
           FROM mails WINDOW newest AS (ORDER BY id DESC))
         WHERE place > 1 AND (place > $1 OR total > $2))`,
      [mails, bytes],
    );
    await this.#removed(connection);
    this.#drops.count('mail_cap', before - this.#stored);
    await this.#drops.save(connection);
  }

  async #removed(connection: DuckDBConnection): Promise<void> {
    const before = this.#bytes;
    await this.#count(connection);
    this.#removedBytes += before - this.#bytes;
    if (this.#removedBytes < this.#caps.bytes) return;
    await checkpoint(connection);
    this.#removedBytes = 0;
  }

  async #count(connection: DuckDBConnection): Promise<void> {
    const sql = 'SELECT count(*), sum(bytes), max(id) FROM mails';
    const [row = []] = await read(connection, sql);
    const [stored, bytes, newest] = row;
    this.#stored = Number(stored);
    this.#bytes = Number(bytes ?? 0);
    this.#newest = newest === null || newest === undefined ? null : String(newest);
  }
}
